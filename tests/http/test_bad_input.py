"""What people and programs send by mistake or malice: a clear answer, nothing half-stored."""

from bs4 import BeautifulSoup
from configparser import RawConfigParser
from io import BytesIO
from jingwei.testing import ROOT
from tests.office.documents.conftest import FIELDS
from tests.portal.conftest import NEWS

import base64
import os
import pytest
import re
import socket
import threading


CHINESE = re.compile("[一-鿿]")
SCRIPT = '<script>alert("x")</script><img src=x onerror=alert(1)>'
SCRIPT += '<a href="javascript:alert(1)">x</a>'
LIMIT = 220 * 2**20


def clear(answer, status=None) -> str:
    """The words of a refusal in Chinese, without a trace of the cause."""
    assert answer.status_code < 500, (answer.url, answer.text[:2000])
    assert answer.status_code == status if status else answer.status_code >= 400, answer.text
    assert "Traceback" not in answer.text and "site-packages" not in answer.text
    words = str(answer.json()) if "json" in answer.headers["Content-Type"] else answer.text
    assert CHINESE.search(words), words
    return words


def fields_of(answer) -> set[str]:
    """Fields that a refusal names."""
    return {one["field"] for one in answer.json()["error"]["errors"]}


def harmless(page: str) -> bool:
    """Has a page no script but those it loads, no handler and no address that is a script?"""
    tree = BeautifulSoup(page, "html.parser")
    return not (
        [one for one in tree.find_all("script") if not one.get("src")]
        or [one for one in tree.find_all(True) for name in one.attrs if name.startswith("on")]
        or tree.find_all("a", href=re.compile(r"^\s*javascript:", re.I))
    )


class TestClassified:
    """The system is for non-secret work."""

    @pytest.mark.parametrize("mark", ["机密★10年", "绝密 ★", "秘密☆5年"])
    def test_a_text_with_a_mark_is_not_submitted(self, office, mark):
        for field, value in (
            ("title", f"{mark} 关于工作的通知"),
            ("body", {"data": f"<p>{mark}</p><p>正文</p>", "content-type": "text/html"}),
        ):
            address = office.draft(**{field: value})
            answer = office.act("clerk", address, "submit")
            clear(answer, 400)
            assert fields_of(answer) == {field}
            assert office.state(address) == "drafting"

    @pytest.mark.parametrize(
        ("account", "step", "field"),
        [
            ("head", "endorse", "opinion"),
            ("head", "consult", "opinion"),
            ("head", "return", "reason"),
        ],
    )
    def test_nor_does_a_mark_come_in_with_an_opinion_or_a_reason(
        self, office, account, step, field
    ):
        address = office.walk("unit_review")
        answer = office.act(account, address, step, **{field: "同意，按机密★10年管理"})
        clear(answer, 400)
        assert field in fields_of(answer)
        assert office.state(address) == "unit_review"

    @pytest.mark.parametrize("value", ["机密", "秘密★10年", "内部"])
    def test_the_field_of_the_classification_stays_empty(self, person, value):
        clerk = person("clerk")
        answer = clerk.rest(
            "POST",
            "/intranet/documents",
            **{"@type": "OfficialDocument", **FIELDS, "classification": value},
        )
        assert "涉密" in clear(answer, 400) or "保密" in answer.text or "密" in str(answer.json())


class TestFiles:
    """Files that are too big, or not what they say."""

    def test_a_program_that_calls_itself_a_pdf_is_refused(self, office, person):
        address = office.draft()
        file = {
            "filename": "通知.pdf",
            "content-type": "application/pdf",
            "encoding": "base64",
            "data": base64.b64encode(b"MZ\x90\x00" + bytes(4000)).decode(),
        }
        answer = person("clerk").rest("POST", address, **{"@type": "Attachment", "file": file})
        assert "通知.pdf" in clear(answer, 400)
        assert not person("clerk").rest("GET", address).json()["items"]

    @pytest.mark.parametrize("data", ["%%%", "YQ", None, 5, ["a"], {"a": 1}])
    def test_a_file_that_is_no_base64_is_refused(self, office, person, data):
        address = office.draft()
        file = {"filename": "通知.csv", "encoding": "base64", "data": data}
        clear(person("clerk").rest("POST", address, **{"@type": "Attachment", "file": file}))
        assert not person("clerk").rest("GET", address).json()["items"]

    def test_a_file_of_200_mb_is_refused_beside_its_field(self, office, person):
        address = office.draft()
        clerk = person("clerk")
        path = address.split("/++api++", 1)[1] if "++api++" in address else address
        path = path.removeprefix(clerk.url) + "/++add++Attachment"
        page = BeautifulSoup(clerk.get(path).text, "html.parser")
        token = page.find("input", {"name": "_authenticator"})["value"]
        answer = clerk.post(
            path,
            {
                "_authenticator": token,
                "form.widgets.title": "大文件",
                "form.widgets.file.action": "replace",
                "form.buttons.save": "1",
            },
            files={"form.widgets.file": ("大.pdf", BytesIO(b"%PDF-" + bytes(200 * 2**20)))},
            timeout=300,
        )
        assert answer.status_code < 500
        assert "50 MB" in BeautifulSoup(answer.text, "html.parser").get_text()
        assert not clerk.rest("GET", address).json()["items"]

    def test_more_than_the_limit_is_refused_before_it_is_sent(self, house, site):
        server = house.new_server(max_request_body_size=LIMIT)
        threading.Thread(target=server.run, daemon=True).start()
        with socket.create_connection(("127.0.0.1", server.effective_port), 10) as line:
            line.sendall(
                b"POST /jingwei/inquiries/ask HTTP/1.1\r\nHost: localhost\r\n"
                b"Content-Type: multipart/form-data; boundary=x\r\n"
                b"Content-Length: %d\r\n\r\n--x\r\n" % (LIMIT + 1)
            )
            assert line.recv(100).startswith(b"HTTP/1.1 413")
        server.close()

    def test_the_site_is_served_with_that_limit(self):
        settings = RawConfigParser(strict=False, delimiters=("=",), comment_prefixes=("#",))
        settings.read(ROOT / "instance" / "zope.cfg")
        assert settings.getint("instance", "max-request-body-size") == LIMIT


class TestTexts:
    """Long titles, and scripts wherever something can be typed."""

    def test_a_title_of_5000_characters_is_refused(self, person):
        long = {"title": "长" * 5000}
        clerk, editor = person("clerk"), person("editor")
        document = {"@type": "OfficialDocument", **FIELDS, **long}
        clear(clerk.rest("POST", "/intranet/documents", **document), 400)
        clear(editor.rest("POST", "/news", **{**NEWS, **long}), 400)

    def test_a_long_topic_of_a_letter_is_refused_and_kept_in_the_form(self, counter):
        answer = counter.post(counter.fill(topic="长" * 5000))
        assert answer.status_code < 500 and "长" * 5000 in answer.text
        assert not BeautifulSoup(answer.text, "html.parser").find(class_="receipt")

    def test_scripts_in_a_document_run_nowhere(self, office, person):
        texts = ("title", "phone", "main_recipients", "copy_recipients", "note", "related")
        texts += ("disclosure_reason", "legality_opinion")
        body = {"data": f"<p>{SCRIPT}正文</p>", "content-type": "text/html"}
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

    def test_scripts_in_opinions_and_reasons_run_nowhere(self, office, person):
        address = office.draft()
        office.done("clerk", address, "submit")
        office.done("head", address, "return", reason=SCRIPT)
        office.done("clerk", address, "submit")
        office.done("head", address, "endorse", opinion=SCRIPT)
        page = person("head").get("/intranet" + address.split("/intranet", 1)[1])
        assert page.status_code == 200 and harmless(page.text) and "&lt;script&gt;" in page.text

    def test_scripts_in_a_letter_run_nowhere(self, counter, person):
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

    def test_scripts_in_news_run_nowhere(self, editing, person):
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


def test_a_unit_that_still_has_items_is_not_deleted(office, person):
    office.draft()
    answer = person("secadmin").rest("DELETE", "/intranet/organisation/operation")
    assert "经济运行处" in clear(answer)
    assert person("clerk").rest("GET", "/intranet/organisation/operation").status_code == 200
    answer = person("secadmin").rest("DELETE", "/intranet/organisation/operation/head")
    clear(answer)


JSON = {
    "malformed": b'{"title": ',
    "a list": b'["title"]',
    "a number": b"5",
    "null": b"null",
    "no utf-8": b'{"title": "\xff\xfe"}',
    "deep": b'{"title": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep objects": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "a huge number": b'{"copies": ' + b"9" * 10_000 + b"}",
    "infinity": b'{"copies": Infinity}',
    "a lone surrogate": b'{"title": "\\ud800"}',
    "a zero byte": b'{"title": "a\\u0000b"}',
    "wrong types": b'{"title": {"a": 1}, "copies": "x", "body": 5, "genre": [1]}',
    "a type that is none": b'{"@type": {"a": 1}}',
    "nothing": b"",
}
# Bodies that name no field: a PATCH has nothing to change, and says that it is done.
FIELDLESS = {"a type that is none", "nothing"}
TARGETS = [
    ("POST", "{store}"),
    ("PATCH", "{document}"),
    ("POST", "{document}/@workflow/submit"),
    ("POST", "{document}/@workflow/nothing"),
    ("POST", "{document}/@workflow"),
]


@pytest.fixture(scope="module")
def document(office) -> str:
    """Path of a draft below the site."""
    return "/intranet" + office.draft(disclosure=None).split("/intranet", 1)[1]


@pytest.mark.parametrize("name", JSON)
@pytest.mark.parametrize(("method", "target"), TARGETS)
def test_odd_json_is_refused_in_words_and_changes_nothing(document, person, name, method, target):
    clerk = person("clerk")
    before = clerk.rest("GET", document).json()
    path = target.format(store="/intranet/documents", document=document)
    answer = clerk.http.request(
        method,
        f"{clerk.url}/++api++{path}",
        data=JSON[name],
        headers={"Accept": "application/json", "Content-Type": "application/json"},
    )
    if method == "PATCH" and name in FIELDLESS:
        assert answer.status_code == 204, answer.text
    else:
        clear(answer)
    assert clerk.rest("GET", document).json() == before


@pytest.mark.parametrize(
    "params",
    [
        {"opinion": 5},
        {"opinion": ["a"]},
        {"opinion": {"a": {"b": []}}},
        {"units": "operation"},
        {"units": [["operation"]]},
        {"seen": {"a": 1}},
        {"seen": 5},
        {"nothing": 1},
        {"opinion": "a\x00b"},
        {"opinion": "\ud800"},
        {"opinion": "长" * 100_000},
    ],
    ids=str,
)
def test_odd_parameters_of_a_step_are_refused_in_words(office, params):
    address = office.draft()
    office.done("clerk", address, "submit")
    step = "consult" if "units" in params else "endorse"
    clear(office.act("head", address, step, **params))
    assert office.state(address) == "unit_review"


PATHS = [
    "/news/a%2Fb",
    "/news/%00",
    "/news/a%00b",
    "/news/..%2f..%2facl_users",
    "/news/%2e%2e/%2e%2e/acl_users",
    "/news?b_start=99999999999999999999",
    "/news?b_start=-5",
    "/news?b_start=x",
    "/news?b_start:int=x",
    "/news?b_start:list=1&b_start:list=2",
    "/news?b_start:record.x=1",
    "/news?year=99999999999",
    "/news?year:list=2026",
    "/news?format:list=json",
    "/news?format=%00",
    "/search?q=%00",
    "/search?q=%ff",
    "/search?q=" + "a" * 6000,
    "/search?q=((((%22*?-",
    "/search?q:list=a&q:list=b",
    "/search?column:list=news",
    "/inquiries/ask?form.widgets.topic=%00",
    "/inquiries/track?code=" + "9" * 5000,
    "/intranet/documents?b_start=99999999999999999999",
    "/intranet/documents?b_start=" + "9" * 5000,
    "/intranet/documents?b_start:list=1",
    "/intranet/documents?state:list=drafting",
    "/intranet/documents?state=%00",
    "/intranet/worklist?b_start=99999999999999999999",
    "/intranet/worklist?b_start=x",
    "/intranet/worklist?tab=nothing",
    "/intranet/worklist?tab:list=todo&tab:list=done",
    "/intranet/numbering?year=99999999999999",
    "/intranet/organisation/operation/head/assign?q:list=a",
    "/intranet/audit?b_start=99999999999999999999&person:list=a",
    "/++api++/@search?b_size=99999999999999999999",
    "/++api++/@search?b_start=-1",
    "/++api++/@search?sort_on=nothing",
    "/++api++/@search?metadata_fields=%00",
    "/++api++/intranet/documents?b_start=99999999999999999999",
    "/++api++/intranet/organisation/@people?q=%00",
    "/++api++/intranet/organisation/@people?q:list=a",
    "/news/@@act/submit",
    "/intranet/documents/@@act",
    "/intranet/documents/@@why/x/y",
    "/resolveuid",
    "/resolveuid/%00",
    "/resolveuid/a/b/c",
    "/" + "a/" * 800,
    "/" + "a" * 6000,
    "/?" + "&".join(f"a{n}=1" for n in range(1500)),
]


@pytest.mark.parametrize("account", [None, "clerk", "secadmin", "auditor"])
def test_odd_addresses_are_answered(person, account):
    wrong = []
    for path in PATHS:
        answer = person(account).get(path)
        if answer.status_code >= 500 or "Traceback" in answer.text:
            wrong.append((path[:80], answer.status_code))
    assert not wrong


def test_odd_forms_are_answered(person, counter):
    filled = counter.fill()
    wrong = []
    for change in (
        {"form.widgets.topic": "a\x00b"},
        {"form.widgets.topic": "\ufffe\U0010ffff"},
        {"ticket": "x" * 5000},
        {"ticket": ""},
        {"form.widgets.publish:list": "nothing"},
        {"form.widgets.question": ""},
        {"form.widgets.nothing": "x"},
    ):
        answer = counter.post({**filled, **change})
        if answer.status_code >= 500 or "Traceback" in answer.text:
            wrong.append((change, answer.status_code))
    client = person(None)
    for body, kind in (
        (b"\xff\xfe", "application/x-www-form-urlencoded"),
        (b"--x\r\n", "multipart/form-data; boundary=x"),
        (b"x" * 1000, "multipart/form-data"),
        (os.urandom(1000), "multipart/form-data; boundary=x"),
        (b"a=1&" * 20_000, "application/x-www-form-urlencoded"),
        (b"<a/>", "text/xml"),
    ):
        for path in ("/inquiries/ask", "/inquiries/track", "/login", "/search"):
            answer = client.post(path, data=body, headers={"Content-Type": kind})
            if answer.status_code >= 500 or "Traceback" in answer.text:
                wrong.append((body[:20], kind, path, answer.status_code))
    assert not wrong
