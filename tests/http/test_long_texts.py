"""Texts that are too long: refused on page and REST with what to do, and nothing is lost."""

from bs4 import BeautifulSoup
from jingwei.core.texts import LONGEST_BODY
from tests.http.refusals import clear
from tests.office.documents.conftest import FIELDS
from tests.office.supervision.conftest import Supervision
from tests.portal.conftest import FIELDS as TEXTS

import pytest


pytestmark = pytest.mark.proof
# A paste of two megabytes, with its pictures in the text.
PICTURES = f'<p>正文</p><img src="data:image/png;base64,{"A" * 2_000_000}" alt="" />'
LONG = f"<p>{'长' * LONGEST_BODY}</p>"
FITS = f"<p>{'长' * (LONGEST_BODY - 7)}</p>"


def rich(text: str) -> dict:
    """A body as REST takes it."""
    return {"data": text, "content-type": "text/html"}


@pytest.mark.parametrize("text", [PICTURES, LONG])
@pytest.mark.parametrize(
    ("account", "store", "fields", "name"),
    [
        ("clerk", "/intranet/documents", {"@type": "OfficialDocument", **FIELDS}, "body"),
        ("editor", "/news", TEXTS["News Item"], "text"),
        ("editor", "/news", TEXTS["Document"], "text"),
    ],
)
def test_no_program_stores_a_longer_body(person, account, store, fields, name, text):
    answer = person(account).rest("POST", store, **{**fields, name: rich(text)})
    said = clear(answer, 400)
    assert f"最多{LONGEST_BODY}字符" in said and "附件" in said
    made = person(account).rest("POST", store, **fields)
    assert made.status_code == 201, made.text
    answer = person(account).rest("PATCH", made.json()["@id"], **{name: rich(text)})
    assert f"最多{LONGEST_BODY}字符" in clear(answer, 400)


def test_a_body_of_just_that_length_is_taken(office):
    office.draft(body=rich(FITS))


@pytest.mark.parametrize("field", ["instruction", "requirement"])
def test_no_program_stores_a_longer_text_of_an_item(site, person, field):
    answer = Supervision(site, person).propose(**{field: "长" * LONGEST_BODY})
    assert "最多" in clear(answer, 400)


@pytest.mark.parametrize("step", ["edit", "add"])
def test_a_form_keeps_what_was_pasted_and_says_what_to_do(office, person, step):
    clerk = person("clerk")
    address = "/intranet" + office.draft().split("/intranet", 1)[1] + "/edit"
    if step == "add":
        address = "/intranet/documents/++add++OfficialDocument"
    page = BeautifulSoup(clerk.get(address).text, "html.parser")
    form = page.find("form", id="form") or page.find("main").find("form")
    sent = {
        one["name"]: one.get("value", "")
        for one in form.find_all("input")
        if one.get("name") and one.get("type") not in ("checkbox", "radio", "submit", "file")
    }
    for one in form.find_all("select"):
        chosen = one.find("option", selected=True) or one.find("option")
        sent[one["name"]] = chosen["value"] if chosen else ""
    button = "form.buttons.save"
    sent |= {"form.widgets.body": LONG, "form.widgets.title": "附图太多的通知", button: "1"}
    answer = clerk.post(address, sent)
    shown = BeautifulSoup(answer.text, "html.parser")
    assert f"最多{LONGEST_BODY}字符" in shown.get_text()
    assert shown.find("textarea", {"name": "form.widgets.body"}).get_text() == LONG
    assert shown.find("input", {"name": "form.widgets.title"})["value"] == "附图太多的通知"


def test_no_program_stores_a_longer_answer(counter, person):
    address, _code = counter.walk("handling")
    answer = counter.act("clerk2", address, "draft_answer", answer="长" * 5001)
    assert "最多 5000 个字" in clear(answer, 400)
