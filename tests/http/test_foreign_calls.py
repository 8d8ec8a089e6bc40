"""Calls that no program of ours would send, and addresses that nobody may choose."""

from jingwei.core.audit import reading

import base64
import pytest


pytestmark = pytest.mark.proof


TRAP = "\x01\x0b\u202e\ufffe"
KINDS = ("text/plain", "application/json", "application/x-www-form-urlencoded")


@pytest.fixture
def clerk(person, site):
    """clerk, logged in as people do: with a cookie and no password in each request."""
    client = person("clerk")
    client.http.auth = None
    data = {"__ac_name": "clerk", "__ac_password": site.password, "buttons.login": "1"}
    client.post("/login", data)
    assert "__ac" in client.http.cookies
    return client


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:1"])
@pytest.mark.parametrize("body", [b"", b"{}"])
def test_a_page_of_another_site_moves_no_record(office, clerk, origin, body):
    address = office.draft()
    for kind in KINDS:
        headers = {"Origin": origin, "Content-Type": kind, "Accept": "application/json"}
        answer = clerk.http.post(f"{address}/@workflow/submit", data=body, headers=headers)
        assert answer.status_code == 403, answer.text
        assert answer.json()["error"]["type"] == "ForeignPage"
    assert office.state(address) == "drafting"


def test_a_page_of_ours_does(office, clerk, url):
    headers = {"Origin": url.rsplit("/", 1)[0], "Accept": "application/json"}
    address = office.draft()
    answer = clerk.http.post(f"{address}/@workflow/submit", json={}, headers=headers)
    assert answer.status_code == 200, answer.text


def test_a_body_that_does_not_call_itself_json_is_refused(office, clerk):
    headers = {"Content-Type": "text/plain", "Accept": "application/json"}
    address = office.draft()
    answer = clerk.http.post(f"{address}/@workflow/submit", data=b"{}", headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (400, "UnreadableBody")


@pytest.mark.parametrize("id_", ["track", "index_html", "RSS", "act", "mine"])
def test_nobody_chooses_the_address_of_a_new_object(person, office, id_):
    for account, where, kind in (
        ("editor", "/inquiries", "News Item"),
        ("editor", "/news", "Document"),
        ("clerk", "/intranet/documents", "OfficialDocument"),
        ("clerk", office.draft(), "Attachment"),
    ):
        answer = person(account).rest("POST", where, **{"@type": kind, "title": "题", "id": id_})
        assert (answer.status_code, answer.json()["type"]) == (400, "AddressIsGiven"), where


OTHER_KINDS = [
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/offset+octet-stream",
    "text/plain",
    "",
]
BODIES = {
    "an address": b'{"@type": "Document", "title": "x", "id": "track"}',
    "unreadable text": b'{"@type": "Document", "title": "a\\u0000\\ud800b"}',
    "a deep nest": b'{"@type": "Document", "title": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    "no json": b"a=1&b=2",
}


@pytest.mark.parametrize("kind", OTHER_KINDS)
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize(("method", "path"), [("POST", "/inquiries"), ("PATCH", "/inquiries/ask")])
def test_no_body_is_taken_for_what_its_header_says(person, kind, body, method, path):
    editor = person("editor")
    answer = editor.http.request(
        method,
        f"{editor.url}/++api++{path}",
        data=body,
        headers={"Accept": "application/json", "Content-Type": kind},
    )
    assert answer.status_code == 400, answer.text
    assert "track" not in person("editor").rest("GET", "/inquiries").text
    assert 'name="code"' in person().get("/inquiries/track").text


def test_the_editor_gives_the_public_form_no_other_page(person):
    for account in ("editor", "editor2", "clerk"):
        person(account).rest("PATCH", "/inquiries/ask", layout="fields")
    assert 'name="form.widgets.question"' in person().get("/inquiries/ask").text


def test_characters_that_nobody_types_come_in_nowhere(person):
    answer = person("editor").rest("POST", "/news", **{"@type": "News Item", "title": f"题{TRAP}"})
    assert (answer.status_code, answer.json()["type"]) == (400, "UnreadableBody")
    shown = person().get(f"/search?q=甲{TRAP}乙").text
    assert "甲" in shown
    assert not set(TRAP) & set(shown)


@pytest.mark.parametrize("claim", ["text/html", "text/javascript", "image/svg+xml"])
def test_a_file_comes_back_as_what_its_name_says(office, person, claim):
    file = {"data": base64.b64encode(b"alert(1)").decode(), "encoding": "base64"}
    file |= {"filename": "a.txt", "content-type": claim}
    clerk = person("clerk")
    made = clerk.rest("POST", office.draft(), **{"@type": "Attachment", "file": file})
    assert made.status_code == 201, made.text
    path = made.json()["@id"].replace("/++api++", "").removeprefix(clerk.url)
    for view in ("@@download", "@@display-file"):
        answer = clerk.get(f"{path}/{view}/file")
        assert answer.headers["Content-Type"].startswith("text/plain")
        assert answer.content == b"alert(1)"
        assert clerk.get(f"{path}/{view}/file/a.txt").status_code == 200
        assert clerk.get(f"{path}/{view}/file/setup.exe").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["http://evil.example\\@www.gov.cn/", "https://x/ y", "javascript:alert(1)", "www.gov.cn"],
)
def test_a_link_leads_where_it_says(person, address):
    link = {"@type": "Link", "title": "链接", "remoteUrl": address}
    answer = person("editor").rest("POST", "/links", **link)
    assert answer.status_code == 400, answer.text
    assert answer.json()["error"]["errors"][0]["field"] == "remoteUrl"


def test_every_refusal_of_an_account_is_in_the_audit(person, site):
    person("firm2").rest("GET", "/@registry")
    person("editor").rest("DELETE", "/news")
    with site.open(user="admin"):
        found = reading.entries(reading.Filters(event="access.refused"), size=500).rows
    told = {(entry.person, entry.path.rsplit("/", 1)[-1]) for entry in found}
    assert {("firm2", "@registry"), ("editor", "news")} <= told
