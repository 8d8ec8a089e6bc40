"""Columns: the list as a page and as data."""

from tests.portal.conftest import POLICY
from tests.portal.conftest import public_record

import csv
import datetime
import io
import pytest
import re


COLUMNS = [
    *("news", "policies", "disclosure", "affairs", "guides", "approvals", "projects", "inquiries"),
    *("enterprises", "links", "manufacturing", "operation", "technology", "urban-industry"),
]
ATOM = {"a": "http://www.w3.org/2005/Atom"}
# A title that a spreadsheet would run.
FORMULA = '=HYPERLINK("http://example.org";"x")'


@pytest.fixture(scope="module")
def shelf(site, policy):
    """23 more policies: two pages, two years, one with a dangerous title."""
    for number in range(22):
        moment = datetime.datetime(2025, 1 + number % 12, 2 + number, 9)
        words = {**POLICY, "title": f"第{number}号措施", "document_number": f"江经〔2025〕{number}"}
        public_record(site, "policies", "PolicyDocument", moment, **words)
    moment = datetime.datetime(2024, 5, 5, 9)
    words = {**POLICY, "title": FORMULA, "validity": "abolished"}
    return public_record(site, "policies", "PolicyDocument", moment, **words)


def titles(page: str) -> list[str]:
    """Titles of policies on a page."""
    return re.findall(r'<td><a href="[^"]*">([^<]*)</a></td>', page)


@pytest.mark.parametrize("column", COLUMNS)
def test_everybody_reads_every_column(column, person):
    for account in (None, "firm1", "clerk"):
        answer = person(account).get(f"/{column}")
        assert answer.status_code == 200
        for name in ("ColumnName", "ColumnDescription", "ColumnType", "SiteName", "SiteIDCode"):
            assert f'name="{name}"' in answer.text, name


def test_an_empty_column_says_so(person):
    assert "本栏目暂无内容" in person(None).get("/approvals").text


def test_the_list_is_newest_first_and_twenty_a_page(person, shelf):
    first = person(None).get("/policies")
    assert len(titles(first.text)) == 20
    assert titles(first.text)[0] == POLICY["title"]
    assert len(titles(person(None).get("/policies?b_start=20").text)) == 4
    assert person(None).get("/policies?b_start=-5&year=x").status_code == 200


def test_a_page_past_the_end_leads_to_the_last_one(person, shelf):
    answer = person(None).get("/policies?b_start=5000")
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("/policies?b_start=20")
    found = person(None).get("/search?q=%E6%8E%AA%E6%96%BD&b_start=5000")
    assert found.status_code == 302 and "b_start=20" in found.headers["Location"]


def test_data_past_the_end_come_to_an_end(person, shelf):
    answer = person(None).get("/policies?format=json&b_start=5000")
    assert answer.status_code == 200 and '"title"' not in answer.text


def test_a_year_narrows_the_list(person, shelf):
    assert len(titles(person(None).get("/policies?year=2025").text)) == 20
    assert titles(person(None).get("/policies?year=2026").text) == [POLICY["title"]]
    assert len(titles(person(None).get("/policies?year=2024").text)) == 1
    assert len(titles(person(None).get("/policies?year=2024&year=2026").text)) == 2


def test_json_pages_through_the_same_rows(person, shelf):
    page = person(None).get("/policies?format=json").json()
    assert page["items_total"] == 24
    assert page["items"][0]["number"] == POLICY["document_number"]
    following = person(None).http.get(page["next"]).json()
    assert following["next"] is None
    assert len(page["items"]) + len(following["items"]) == 24


def test_csv_holds_all_rows_and_runs_no_formula(person, shelf):
    answer = person(None).get("/policies?format=csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][0] == "标题"
    assert len(rows) == 25
    assert rows[-1][0] == f"'{FORMULA}"
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_atom_is_well_formed_and_complete(person, shelf):
    from lxml import etree

    answer = person(None).get("/policies?format=atom")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    for name in ("id", "title", "updated", "author/a:name"):
        assert feed.find(f"a:{name}", ATOM).text
    entries = feed.findall("a:entry", ATOM)
    assert len(entries) == 24
    ids = {entry.find("a:id", ATOM).text for entry in entries}
    assert len(ids) == 24
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", i) for i in ids)
    assert all(entry.find("a:updated", ATOM).text.endswith("+08:00") for entry in entries)


def test_drafts_stand_in_no_list_not_even_for_editors(person, editing):
    editing.write(title="还没有审的稿件")
    for account in (None, "editor", "editor2"):
        for query in ("", "?format=json", "?format=csv", "?format=atom"):
            assert "还没有审的稿件" not in person(account).get(f"/news{query}").text


def test_only_editors_are_offered_to_write(person):
    assert "写稿" in person("editor").get("/news").text
    for account in (None, "firm1", "clerk", "editor2", "sysadmin"):
        assert "写稿" not in person(account).get("/news").text


def test_head_answers_as_get_without_a_body(person, policy):
    visitor = person(None)
    for path in ("", "/policies", policy, "/nothing-here"):
        head = visitor.http.head(f"{visitor.url}{path}")
        assert head.status_code == visitor.http.get(f"{visitor.url}{path}").status_code
        assert not head.content


def test_a_script_in_every_field_is_shown_as_text(person, editing):
    script = "<script>alert(1)</script>"
    address = editing.walk(
        "published",
        title=script,
        description=script,
        source=script,
        text={"data": f"<p onclick='x()'>字{script}</p>", "content-type": "text/html"},
    )
    for path in (address.split("/jingwei", 1)[1], "/news", "/", "/search?q=alert"):
        page = person(None).get(path).text
        assert "<script>alert" not in page
        assert "onclick" not in page
