"""Requests that no page and no program of ours would send: answered in words, nothing stored."""

from jingwei.core.rest import bodies
from tests.http.refusals import clear

import os
import pytest


pytestmark = pytest.mark.proof


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


@pytest.mark.parametrize("number", [b"NaN", b"-Infinity", b"1e999"])
def test_numbers_without_end_are_unreadable(number):
    assert bodies.read(b'{"a": [1.5]}') == {"a": [1.5]}
    assert bodies.read(b'{"a": [' + number + b"]}") is None


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
        {"seen": "x.²"},
        {"seen": f"x.{'9' * 5000}"},
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
    "/policies?q=%ff",
    "/intranet/documents?q=%ff",
    "/intranet/search?q=%ff",
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
