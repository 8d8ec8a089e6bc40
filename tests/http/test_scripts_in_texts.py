"""Long titles, and scripts wherever something can be typed."""

from bs4 import BeautifulSoup
from tests.http.refusals import clear
from tests.office.documents.conftest import FIELDS
from tests.portal.conftest import NEWS

import pytest
import re


pytestmark = pytest.mark.proof


SCRIPT = '<script>alert("x")</script><img src=x onerror=alert(1)>'
SCRIPT += '<a href="javascript:alert(1)">x</a>'


def harmless(page: str) -> bool:
    """Has a page no script but those it loads, no handler and no address that is a script?"""
    tree = BeautifulSoup(page, "html.parser")
    return not (
        [one for one in tree.find_all("script") if not one.get("src")]
        or [one for one in tree.find_all(True) for name in one.attrs if name.startswith("on")]
        or tree.find_all("a", href=re.compile(r"^\s*javascript:", re.I))
    )


def test_a_title_of_5000_characters_is_refused(person):
    long = {"title": "长" * 5000}
    clerk, editor = person("clerk"), person("editor")
    document = {"@type": "OfficialDocument", **FIELDS, **long}
    clear(clerk.rest("POST", "/intranet/documents", **document), 400)
    clear(editor.rest("POST", "/news", **{**NEWS, **long}), 400)


def test_a_long_topic_of_a_letter_is_refused_and_kept_in_the_form(counter):
    answer = counter.post(counter.fill(topic="长" * 5000))
    assert answer.status_code < 500 and "长" * 5000 in answer.text
    assert not BeautifulSoup(answer.text, "html.parser").find(class_="receipt")


def test_scripts_in_a_document_run_nowhere(office, person):
    texts = ("title", "phone", "main_recipients", "copy_recipients", "note", "related")
    texts += ("disclosure_reason", "legality_opinion")
    # A picture that is no attachment of the document keeps it from being handed on.
    text = SCRIPT.replace("<img", "<b")
    body = {"data": f"<p>{text}正文</p>", "content-type": "text/html"}
    fields = {name: SCRIPT[:40] if name == "phone" else SCRIPT for name in texts}
    address = office.walk("numbered", **fields, body=body, normative=True)
    path = "/intranet" + address.split("/intranet", 1)[1]
    for account in ("clerk", "head", "registrar"):
        client = person(account)
        pages = ("", "/edit", "/@@why", "/@@act/return", "/@@act/issue", "/@@act/void")
        for page in (*(path + name for name in pages), "/intranet", "/intranet/worklist"):
            answer = client.get(page)
            assert answer.status_code < 500 and harmless(answer.text), (account, page)
        answer = client.get("/intranet/documents")
        assert harmless(answer.text) and "&lt;script&gt;" in answer.text


def test_scripts_in_opinions_and_reasons_run_nowhere(office, person):
    address = office.draft()
    office.done("clerk", address, "submit")
    office.done("head", address, "return", reason=SCRIPT)
    office.done("clerk", address, "submit")
    office.done("head", address, "endorse", opinion=SCRIPT)
    page = person("head").get("/intranet" + address.split("/intranet", 1)[1])
    assert page.status_code == 200 and harmless(page.text) and "&lt;script&gt;" in page.text


def test_scripts_in_a_letter_run_nowhere(counter, person):
    number, code = counter.send(topic=SCRIPT[:90], question=SCRIPT, contact=SCRIPT)
    address = counter.addresses()[number]
    counter.done("officeclerk", address, "assign", unit="urban")
    counter.done("clerk2", address, "draft_answer", answer=SCRIPT)
    counter.done("head2", address, "approve_answer", opinion=SCRIPT)
    path = "/intranet" + address.split("/intranet", 1)[1]
    for account in ("officeclerk", "clerk2", "head2"):
        for page in (path, "/intranet/inquiries", "/intranet/worklist"):
            assert harmless(person(account).get(page).text), (account, page)
    progress = counter.track(code)
    assert progress.status_code == 200 and harmless(progress.text)
    assert harmless(counter.post(counter.fill(topic="长" * 300 + SCRIPT)).text)


def test_scripts_in_news_run_nowhere(editing, person):
    text = {"data": f"<p>{SCRIPT}正文</p>", "content-type": "text/html"}
    fields = {"title": SCRIPT, "description": SCRIPT, "source": SCRIPT[:90], "text": text}
    address = editing.walk("published", **fields)
    path = "/news" + address.rsplit("/news", 1)[1]
    for account in (None, "editor"):
        for page in (path, "/news", "", "/search?q=alert", "/sitemap", f"/search?q={SCRIPT}"):
            answer = person(account).get(page)
            assert answer.status_code == 200 and harmless(answer.text), (account, page)
    data = person("editor").rest("GET", address).json()["text"]["data"]
    assert "<script" not in data and "onerror" not in data and "javascript:" not in data
    feed = person(None).get("/news?format=atom")
    assert b"<script" not in feed.content
