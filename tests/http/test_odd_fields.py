"""Fields that no browser sends like that: twice, as a file, as a record of Zope's."""

from bs4 import BeautifulSoup
from plone.protect.authenticator import createToken
from tests.http.refusals import clear

import pytest


pytestmark = pytest.mark.proof
TEXTS = {
    "form.widgets.topic": "关于申报",
    "form.widgets.question": "怎样申报技改项目？",
    "form.widgets.contact": "演示市民 0000-0002",
}
TITLES = {"topic": "咨询主题", "question": "咨询内容", "contact": "联系方式"}


def odd(name: str, kind: str) -> dict:
    """What `requests` needs to send a field in an odd way."""
    if kind == "file":
        return {"files": {name: ("a.txt", "内容")}}
    if kind == "twice":
        return {"more": [(name, "第一次"), (name, "第二次")]}
    return {"more": [(f"{name}{kind}", "1")]}


def python_in(text: str) -> list[str]:
    """Words that only Python writes."""
    words = BeautifulSoup(text, "html.parser").get_text() + text
    return [
        sign for sign in ("['", "{'", "FileUpload", "object at", "[&#", "&lt;Z") if sign in words
    ]


@pytest.mark.parametrize("kind", ["twice", "file", ":int", ":tuple", ".x:record"])
@pytest.mark.parametrize("name", list(TITLES))
def test_a_letter_with_an_odd_field_is_refused_in_words(counter, person, name, kind):
    filled = counter.form() | TEXTS
    full = f"form.widgets.{name}"
    filled.pop(full)
    sent = odd(full, kind)
    data = [*filled.items(), *sent.pop("more", [])]
    before = counter.addresses()
    answer = person().post("/inquiries/ask", data, **sent)
    assert f"“{TITLES[name]}”被重复提交或以文件提交" in clear(answer, 400)
    assert not python_in(answer.text)
    assert counter.addresses() == before


@pytest.mark.parametrize("name", ["code", "ticket"])
@pytest.mark.parametrize("kind", ["twice", "file", ".x:record"])
def test_an_odd_code_or_ticket_is_a_wrong_one(counter, person, name, kind):
    path = "/inquiries/track" if name == "code" else "/inquiries/ask"
    filled = {} if name == "code" else counter.form() | TEXTS
    filled.pop(name, None)
    sent = odd(name, kind)
    data = [*filled.items(), *sent.pop("more", [])]
    answer = person().post(path, data, **sent)
    assert answer.status_code in (200, 409) and 'class="receipt"' not in answer.text
    assert not python_in(answer.text)


@pytest.mark.parametrize("kind", ["twice", "file"])
def test_the_form_of_a_step_takes_one_text(site, office, person, kind):
    address = "/intranet" + office.walk("unit_review").split("/intranet", 1)[1]
    with site.open(user="head"):
        filled = {"_authenticator": createToken(), "form.buttons.confirm": "1"}
    sent = odd("form.widgets.reason", kind)
    data = [*filled.items(), *sent.pop("more", [])]
    answer = person("head").post(f"{address}/@@act/return", data, **sent)
    assert "只能填一段文字" in clear(answer, 400) and not python_in(answer.text)
    assert office.state(address) == "unit_review"


@pytest.mark.parametrize("kind", ["twice", "file", ".x:record"])
@pytest.mark.parametrize(
    ("path", "name", "account"),
    [
        ("/intranet/calendar?year=2043", "notice", "director"),
        ("/intranet/supervision/@@meeting", "title", "supervisor"),
        ("/intranet/worklist/save-view", "name", "clerk"),
    ],
)
def test_no_page_shows_what_python_calls_it(site, person, path, name, account, kind):
    with site.open(user=account):
        filled = {"_authenticator": createToken()}
    sent = odd(name, kind)
    data = [*filled.items(), *sent.pop("more", [])]
    answer = person(account).post(path, data, **sent)
    assert answer.status_code < 500 and not python_in(answer.text)
    assert not python_in(person(account).get("/intranet/views").text)
