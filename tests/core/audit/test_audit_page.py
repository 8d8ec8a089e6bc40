"""/intranet/audit over HTTP, and what log-ins and refusals leave there."""

from bs4 import BeautifulSoup
from jingwei.core.audit import api

import datetime
import pytest


OTHERS = [
    *("clerk", "head", "director", "leader", "principal", "registrar", "archivist", "supervisor"),
    *("editor", "editor2", "reviewer", "sysadmin", "secadmin", "district", "firm1", "expert1"),
    "admin",
]
PAGE = "/intranet/audit"


@pytest.fixture
def told(site):
    """Events of today, newest first."""

    def told(**filters):
        with site.open(user="admin"):
            return api.entries(api.Filters(**filters), size=500).rows

    return told


def test_the_auditor_reads_it(person):
    answer = person("auditor").get(PAGE)
    assert answer.status_code == 200
    assert "<table" in answer.text or "empty" in answer.text


@pytest.mark.rights
@pytest.mark.parametrize("account", [*OTHERS, None])
def test_nobody_else_reads_it(person, account):
    for address in (PAGE, f"{PAGE}/view", f"{PAGE}?event=login.failed"):
        answer = person(account).get(address)
        assert answer.status_code in (302, 401, 403, 404), account
        assert "<table" not in answer.text
    assert person(account).rest("GET", PAGE).status_code in (401, 403, 404)


def test_nobody_removes_or_changes_it_and_its_rows_have_no_address(person):
    for account in ("auditor", "sysadmin", "secadmin", "admin", None):
        client = person(account)
        assert client.rest("DELETE", PAGE).status_code in (401, 403, 404)
        assert client.rest("PATCH", PAGE, title="改", id="x").status_code in (401, 403, 404)
        for name in ("_trail", "trail", "append", "newest", "_trail/append?facts=x"):
            assert client.get(f"{PAGE}/{name}").status_code in (302, 401, 403, 404)
    assert person("auditor").get(PAGE).status_code == 200


def test_a_wrong_password_is_told_with_the_account(person, told, site):
    person("clerk").http.request("GET", site.serve(), auth=("clerk", "wrong"))
    [entry] = told(event="login.failed", person="clerk")
    assert entry.result == "wrong password"
    assert entry.address == "127.0.0.1"


def test_what_was_typed_as_name_is_not_kept_if_there_is_no_such_account(person, told, site):
    person().http.request("GET", site.serve(), auth=("my-secret-password", "x"))
    [entry] = told(event="login.failed", result="unknown account")
    assert "my-secret-password" not in repr(entry)


def test_a_log_in_by_form_is_told_whether_it_succeeds_or_fails(person, told, site):
    for password in ("wrong", site.password):
        person().post(
            "/login",
            {
                "__ac_name": "head",
                "__ac_password": password,
                "came_from": "",
                "buttons.login": "Log in",
            },
        )
    assert len(told(event="login.failed", person="head")) == 1
    assert len(told(event="login.succeeded", person="head")) == 1


def test_a_refused_person_is_told_with_what_was_asked_for(person, told):
    answer = person("clerk2").get(PAGE)
    assert answer.status_code != 200
    [entry] = told(event="access.refused", person="clerk2")
    assert "/intranet/audit" in entry.path
    assert entry.address == "127.0.0.1"


def test_a_visitor_without_password_is_not_told(person, told):
    before = len(told())
    person().get(PAGE)
    assert len(told()) == before


def test_the_page_shows_and_narrows_events(person, site):
    with site.open(user="admin"):
        api.aside("transition.refused", path="/jingwei/x", result="OutOfTurn", person="clerk")
        api.aside("opened", path="/jingwei/<b>", person="head", note="a&b")
    auditor = person("auditor")
    text = auditor.get(f"{PAGE}?event=transition.refused&person=clerk").text
    assert "/jingwei/x</td>" in text
    assert "/jingwei/&lt;b&gt;" not in text
    text = auditor.get(f"{PAGE}?event=opened").text
    assert "/jingwei/&lt;b&gt;" in text
    assert "a&amp;b" in text
    assert "/jingwei/x</td>" not in text
    tomorrow = datetime.date.today() + datetime.timedelta(days=2)
    assert "/jingwei/x</td>" not in auditor.get(f"{PAGE}?since={tomorrow}").text


def test_pages_are_small_and_lead_on(person, site):
    with site.open(user="admin"):
        for n in range(60):
            api.aside("opened", person="nobody", n=n)
    auditor = person("auditor")
    first = auditor.get(f"{PAGE}?person=nobody").text
    assert first.count("<tr") == 51
    query = first.split('href="')
    onward = next(q.split('"')[0] for q in query if "before=" in q).replace("&amp;", "&")
    second = auditor.http.get(onward).text
    assert second.count("<tr") == 11
    assert "before=" not in second


@pytest.mark.parametrize(
    "query", ["before=zz", "since=yesterday", "until=", "event=%ff", "person=<x>"]
)
def test_nonsense_in_the_address_is_no_error(person, query):
    answer = person("auditor").get(f"{PAGE}?{query}")
    assert answer.status_code == 200
    assert "<x>" not in answer.text


@pytest.mark.parametrize(
    ("query", "all_of_it"),
    [
        ("until=9999-12-31", True),
        ("since=0001-01-01", True),
        ("since=0001-01-01&until=9999-12-31", True),
        ("until=0001-01-01", False),
        ("since=9999-12-31", False),
        (f"before={'f' * 400}", True),
        (f"before=-{'f' * 400}", True),
        ("before=7fffffffffffffff", True),
    ],
)
def test_the_first_and_the_last_of_all_days_are_days(person, query, all_of_it):
    person("firm2").rest("GET", "/@registry")
    answer = person("auditor").get(f"{PAGE}?{query}")
    assert answer.status_code == 200
    rows = BeautifulSoup(answer.text, "html.parser").select("table.data tbody tr")
    assert bool(rows) == all_of_it


def test_failed_log_ins_of_an_hour_are_listed_up_to_a_number(person, told, site):
    """Each row is a write to the disk, and anybody can cause them on the public face."""
    visitor = person().http
    before = len(told(event="login.failed", result="unknown account"))
    for n in range(30):
        answer = visitor.request("GET", site.serve(), auth=(f"nobody-{n}", "x"))
        assert answer.status_code == 200
    assert len(told(event="login.failed", result="unknown account")) == 20
    [further] = told(event="login.further")
    assert (further.person, further.address) == ("", "127.0.0.1")
    assert before <= 1
    for _time in range(25):
        visitor.request("GET", site.serve(), auth=("leader", "wrong"))
    assert len(told(event="login.failed", person="leader")) == 20
    assert [row.person for row in told(event="login.further")] == ["leader", ""]
    assert person("director").get("/intranet").status_code == 200


def test_steps_states_and_types_are_shown_by_their_titles(person, site):
    clerk = person("clerk")
    made = clerk.rest(
        "POST",
        "/intranet/documents",
        **{"@type": "OfficialDocument", "title": "关于审计的通知", "disclosure": "proactive"},
        main_recipients="各区经信部门",
        body={"data": "<p>正文。</p>", "content-type": "text/html"},
    )
    address = made.json()["@id"]
    assert clerk.rest("POST", f"{address}/@workflow/submit").status_code == 200
    clerk.rest("POST", f"{address}/@workflow/endorse")
    page = BeautifulSoup(person("auditor").get(f"{PAGE}?person=clerk").text, "html.parser")
    words = page.find("table").get_text(" ", strip=True)
    assert "送处室审核" in words and "处室审核" in words and "公文" in words
    for word in ("submit", "endorse", "drafting", "unit_review", "OfficialDocument"):
        assert word not in words


def test_an_event_leads_to_what_it_is_about_for_who_may_see_it_and_names_no_title_to_others(
    person, site
):
    title = "关于审计对象的通知"
    made = person("clerk").rest(
        "POST", "/intranet/documents", **{"@type": "OfficialDocument", "title": title}
    )
    id_ = made.json()["@id"].rpartition("/")[2]
    table = BeautifulSoup(person("auditor").get(f"{PAGE}?person=clerk").text, "html.parser").table
    assert title not in table.get_text() and f"公文 {id_}" in table.get_text(" ", strip=True)
    assert "/intranet/documents" not in table.get_text()
    address = f"{PAGE}?person=clerk&col=path"
    assert f"/{id_}" in person("auditor").get(address).text
    with site.open(user="clerk"):
        from jingwei.core.audit.objects import about
        from jingwei.core.audit.reading import entries
        from jingwei.core.audit.reading import Filters

        rows = entries(Filters(person="clerk")).rows
        [seen] = {one for path, one in about(rows).items() if path.endswith(id_)}
        assert seen.words == title and seen.url.endswith(id_)


def test_files_of_lists_and_shared_views_are_told_with_their_filters_in_words(person):
    head = person("head")
    assert head.get("/intranet/documents?state=issued&q=通知&export=csv").status_code == 200
    page = BeautifulSoup(head.get("/intranet/documents?state=issued").text, "html.parser")
    form = page.select_one("form[action$=save-view]")
    sent = {field["name"]: field.get("value", "") for field in form("input")}
    sent |= {"name": "本处已印发", "shared": "1"}
    assert head.post("/intranet/documents/save-view", sent).status_code == 302
    text = BeautifulSoup(person("auditor").get(f"{PAGE}?person=head").text, "html.parser").table
    words = text.get_text(" ", strip=True)
    assert "状态：已印发；“通知”" in words and "state=issued" not in words
    assert "列表：公文" in words and "documents view" not in words
