"""The audit as a list: narrowed, taken away as a file, and kept under a name."""

from bs4 import BeautifulSoup
from io import BytesIO
from jingwei.core.audit import api
from openpyxl import load_workbook

import csv
import datetime
import io
import pytest


PAGE = "/intranet/audit"
COUNT = 70


@pytest.fixture(scope="module", autouse=True)
def told(site):
    """Events of one account, more than a page holds; one path would be a formula."""
    with site.open(user="admin"):
        for number in range(COUNT):
            result = "done" if number % 2 else "OutOfTurn"
            path = "=1+1" if number == 3 else f"/jingwei/{number}"
            api.aside("transition.refused", path=path, result=result, person="editor")
        api.aside("opened", path="/jingwei/x", person="editor", note="甲")


def rows(person, query: str) -> list[list[str]]:
    """Heads and cells of the page."""
    page = BeautifulSoup(person("auditor").get(f"{PAGE}?{query}").text, "html.parser")
    return [
        [cell.get_text(strip=True) for cell in row(["th", "td"])]
        for row in page.select("table.lines-of-list tr")
    ]


def test_the_file_holds_the_columns_and_all_lines_that_fit(person):
    query = "person=editor&event=transition.refused&col=time&col=path&col=result&size=100"
    shown = rows(person, query)
    assert len(shown) == COUNT + 1
    content = person("auditor").get(f"{PAGE}?{query}&export=xlsx").content
    sheet = load_workbook(BytesIO(content)).active
    assert [[cell.value or "" for cell in row] for row in sheet] == shown
    assert {cell.data_type for row in sheet for cell in row} == {"s"}
    text = person("auditor").get(f"{PAGE}?{query}&export=csv").content.decode("utf-8-sig")
    assert [row[1] for row in csv.reader(io.StringIO(text)) if "1+1" in row[1]] == ["'=1+1"]


def test_the_file_is_narrowed_by_days_and_result_as_the_page_is(person):
    tomorrow = datetime.date.today() + datetime.timedelta(days=2)
    for query, lines in (
        ("person=editor&event=transition.refused&result=OutOfTurn", COUNT // 2),
        (f"person=editor&since={tomorrow}", 0),
        ("person=editor&event=opened", 1),
    ):
        content = person("auditor").get(f"{PAGE}?{query}&export=csv").content
        assert len(content.decode("utf-8-sig").splitlines()) == lines + 1, query


def test_the_older_page_keeps_every_wish(person):
    query = "person=editor&event=transition.refused&col=path&size=20"
    page = BeautifulSoup(person("auditor").get(f"{PAGE}?{query}").text, "html.parser")
    older = page.select(".pages a")[-1]["href"].partition("?")[2]
    assert "person=editor" in older and "col=path" in older and "size=20" in older
    assert rows(person, older)[1:] != rows(person, query)[1:]
    assert len(rows(person, older)) == 21


def test_taking_it_away_is_an_event_too(person):
    person("auditor").get(f"{PAGE}?person=editor&export=csv")
    page = person("auditor").get(f"{PAGE}?event=list.exported&person=auditor").text
    assert "导出列表" in page and "账号：editor" in page and "person=editor" not in page


@pytest.mark.parametrize("account", ["sysadmin", "secadmin", "principal", "clerk", "firm1", None])
def test_nobody_else_gets_the_file_or_the_data(person, account):
    answer = person(account).get(f"{PAGE}?export=csv")
    assert answer.status_code in (302, 401, 403, 404)
    assert person(account).rest("GET", f"{PAGE}/@listing").status_code in (401, 403, 404)


def test_programs_of_the_auditor_read_it(person):
    data = person("auditor").rest("GET", f"{PAGE}/@listing?person=editor&event=opened").json()
    assert [item["details"] for item in data["items"]] == ["note：甲"]
    assert data["items_total"] is None


def test_a_view_keeps_person_and_event(person):
    client = person("auditor")
    query = "event=opened&person=editor"
    page = BeautifulSoup(client.get(f"{PAGE}?{query}").text, "html.parser")
    form = page.select_one("form[action$=save-view]")
    data = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")}
    answer = client.post(f"{PAGE}/save-view", {**data, "name": "编辑打开"})
    assert answer.status_code == 302
    page = BeautifulSoup(client.get(PAGE).text, "html.parser")
    link = page.select("nav.saved a")[-1]["href"].partition("?")[2]
    assert len(rows(person, link)) == 2
