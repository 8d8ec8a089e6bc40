"""What people and programs are told when something is refused or fails."""

from jingwei.core import retries
from jingwei.core.pages.errors import ErrorView
from tests.core.pages.fail import Fail
from urllib.parse import unquote

import pytest


STATUS = {
    "refusal": 403,
    "post": 403,
    "turn": 409,
    "parameters": 400,
    "request": 400,
    "method": 405,
    "stale": 403,
    "conflict": 409,
    "readonly": 503,
    "bug": 500,
    "misread": 400,
    "lost": 500,
    "slip": 500,
    "hidden": 404,
    "missing": 404,
}
BELOW_THE_OFFICE = [
    "",
    "/documents",
    "/documents/nothing",
    "/nothing",
    "/nothing/at/all",
    "/worklist",
    "/@@nothing",
    "/documents/++add++OfficialDocument",
    "/documents/++add++Nothing",
]


@pytest.fixture(autouse=True)
def hurry(monkeypatch, failing):
    monkeypatch.setattr(retries, "STEP", 0)


@pytest.mark.parametrize("where", ["", "/news", "/intranet", "/intranet/documents"])
@pytest.mark.parametrize("how", STATUS)
def test_an_error_is_a_page_in_our_look_without_its_cause(person, where, how):
    answer = person("clerk").get(f"{where}/fail?how={how}")
    assert answer.status_code == STATUS[how]
    assert answer.text.count("<h1>") == 1
    assert 'class="office"' in answer.text if "intranet" in where else 'class="public"'
    assert "Traceback" not in answer.text
    assert "secret name" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("where", ["", "/intranet/documents"])
@pytest.mark.parametrize("how", STATUS)
def test_programs_get_an_error_as_data(person, where, how):
    answer = person("clerk").rest("GET", f"{where}/fail?how={how}")
    assert answer.status_code == STATUS[how]
    told = answer.json()
    assert set(told["error"]) >= {"type", "message", "allowed"}
    assert told["error"]["message"] == told["message"]
    assert "traceback" not in told
    if how not in ("request", "method"):
        # Plone's own words about a bad request tell a program what to mend.
        assert "secret name" not in answer.text


def test_a_refusal_says_what_was_wrong_and_what_is_allowed(person):
    page = person("clerk").get("/intranet/fail?how=refusal").text
    assert "Not like this." in page
    assert "another way" in page
    told = person("clerk").rest("GET", "/intranet/fail?how=parameters").json()["error"]
    assert told["type"] == "BadParameters"
    assert told["errors"] == [{"field": "title", "message": "The title is missing."}]
    assert "The title is missing." in person("clerk").get("/fail?how=parameters").text


@pytest.mark.parametrize("path", BELOW_THE_OFFICE)
def test_below_the_office_a_visitor_is_led_to_the_log_in_from_any_address(person, url, path):
    for send in (person().get, person().post):
        answer = send(f"/intranet{path}")
        assert answer.status_code == 302
        leads_to = unquote(answer.headers["Location"])
        assert leads_to == f"{url}/login?came_from=/jingwei/intranet{path}"
    for method in ("GET", "POST", "PATCH", "DELETE"):
        answer = person().rest(method, f"/intranet{path}")
        assert answer.status_code == 401
        assert answer.json()["error"]["type"] == "Unauthorized"


@pytest.mark.parametrize("account", ["firm1", "district", "expert1"])
@pytest.mark.parametrize("path", BELOW_THE_OFFICE)
def test_for_outsiders_the_office_does_not_exist(person, account, path):
    nothing = person(account).get("/intranet/nothing-here")
    answer = person(account).get(f"/intranet{path}")
    assert (answer.status_code, answer.text) == (404, nothing.text)
    assert 'class="public"' in answer.text
    told = person(account).rest("GET", f"/intranet{path}")
    assert (told.status_code, told.json()["type"]) == (404, "NotFound")


def test_a_hidden_object_is_answered_as_a_wrong_address_is(person):
    clerk = person("clerk")
    hidden = clerk.get("/intranet/audit")
    wrong = clerk.get("/intranet/nothing")
    said = clerk.get("/intranet/fail?how=hidden")
    assert hidden.status_code == wrong.status_code == said.status_code == 404
    assert hidden.text == wrong.text == said.text
    assert set(hidden.headers) == set(wrong.headers)
    data = [clerk.rest("GET", f"/intranet/{name}").json() for name in ("audit", "nothing")]
    assert data[0] == data[1]


def test_what_one_may_see_but_not_do_is_refused_with_the_way_back(person, url):
    answer = person("clerk").get("/intranet/organisation/++add++Unit")
    assert answer.status_code == 403
    assert f'href="{url}/intranet/organisation"' in answer.text
    told = person("clerk").rest("DELETE", "/intranet/documents")
    assert (told.status_code, told.json()["type"]) == (403, "NotYourPost")


def test_outside_the_office_a_visitor_may_get_lost(person):
    assert person().get("/nothing").status_code == 404
    assert person().get("/news/fail?how=unauthorized").status_code == 302
    assert person().rest("GET", "/news").status_code == 401


def test_a_conflict_is_tried_again_before_anybody_hears_of_it(person):
    Fail.calls = 0
    assert person("clerk").get("/fail?how=conflict").status_code == 409
    assert Fail.calls == retries.ATTEMPTS + 1


def test_a_redirection_that_is_raised_stays_one(person):
    answer = person("clerk").get("/fail?how=elsewhere")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "http://localhost/elsewhere"
    assert answer.text == ""


def test_even_a_broken_error_page_says_something(person, monkeypatch):
    def broken(self):
        raise RuntimeError("A secret name")

    monkeypatch.setattr(ErrorView, "page", broken)
    answer = person("clerk").get("/fail?how=bug")
    assert answer.status_code == 500
    assert "<h1>" in answer.text
    assert "secret name" not in answer.text
    assert "Content-Security-Policy" in answer.headers


@pytest.mark.parametrize(
    ("account", "told"), [("clerk", True), ("director", True), ("firm1", False), (None, False)]
)
@pytest.mark.parametrize("how", ["hidden", "missing", "post", "turn"])
def test_texts_of_the_staff_come_back_with_a_refusal_and_nothing_else_does(
    person, how, account, told
):
    sent = {
        "form.widgets.opinion": "同意 <b>办理</b>",
        "form.widgets.unit": "operation",
        "form.widgets.password": "口令 一二三",
        "_authenticator": "标记 四五六",
    }
    page = person(account).post(f"/intranet/documents/fail?how={how}", sent).text
    assert ("同意 &lt;b&gt;办理&lt;/b&gt;" in page) == told
    assert "口令" not in page.partition("<main")[2] and "四五六" not in page
    assert "<b>办理" not in page and ">operation<" not in page
