"""A file holds exactly what the list shows, and nothing in it is a formula."""

from io import BytesIO
from jingwei.core.listing.export import sheet_name
from openpyxl import load_workbook
from tests.core.listing.conftest import as_shown
from tests.core.listing.conftest import ODD
from urllib.parse import quote

import csv
import io
import pytest


pytestmark = pytest.mark.proof
QUERIES = [
    "",
    "state=issued&state=archived",
    "sort=number&order=asc",
    "col=number&col=title",
    "unit=operation&sort=title&order=desc",
    f"q={quote('工业')}&col=title&col=state&col=urgency",
]


def shown(mine, query: str) -> list[list[str]]:
    """Heads and cells of all pages; the mark of urgency before a title is no part of it."""
    page = mine.page(f"{query}&size=200")
    for mark in page.select(".urg"):
        mark.decompose()
    rows = page.select("table.lines-of-list tr")
    return [[cell.get_text(strip=True) for cell in row(["th", "td"])] for row in rows]


def sheet(content: bytes):
    """The sheet of a file."""
    return load_workbook(BytesIO(content)).active


@pytest.mark.parametrize("account", ["principal", "head"])
@pytest.mark.parametrize("query", QUERIES)
def test_xlsx_holds_columns_order_filters_and_all_pages(documents, query, account):
    mine = documents(account)
    rows = [[as_shown(cell) for cell in row] for row in sheet(mine.file("xlsx", query))]
    assert rows == shown(mine, query)


@pytest.mark.parametrize("query", QUERIES)
def test_csv_holds_the_same(documents, query):
    mine = documents("principal")
    text = mine.file("csv", query).decode("utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [[cell.removeprefix("'") for cell in row] for row in rows] == shown(mine, query)


def test_no_cell_is_a_formula_and_numbers_of_documents_are_text(documents):
    mine = documents("principal")
    cells = [cell for row in sheet(mine.file("xlsx")).iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s", "d"}
    values = {cell.value for cell in cells}
    assert values >= set(ODD)
    numbers = [cell for cell in cells if str(cell.value).startswith("江经〔")]
    assert numbers and {cell.number_format for cell in numbers} == {"@"}


def test_in_csv_what_would_begin_a_formula_begins_with_an_apostrophe(documents):
    text = documents("principal").file("csv", "col=title").decode("utf-8-sig")
    cells = {row[0] for row in csv.reader(io.StringIO(text, newline=""))}
    harmful = [title for title in ODD if title[0] in "=+-@＝"]
    assert len(harmful) == 5 and cells >= {f"'{title}" for title in harmful}
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_the_file_bears_the_name_of_the_list_and_the_day(person, documents):
    answer = person("principal").get("/intranet/documents?export=csv")
    name = answer.headers["Content-Disposition"]
    assert name.startswith("attachment") and quote("公文") in name and name.endswith(".csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"


def test_the_audit_knows_who_took_which_list(documents, person):
    documents("archivist").file("xlsx", "state=archived")
    text = person("auditor").get("/intranet/audit?event=list.exported&person=archivist").text
    assert "导出列表" in text and "状态：已归档" in text and ">公文</td>" in text


def test_the_sheet_bears_the_title_of_the_list(documents):
    assert sheet(documents("principal").file("xlsx", "col=title")).title == "公文"


@pytest.mark.parametrize(
    ("title", "name"),
    [("甲/乙:[丙]*?\\", "甲乙丙"), ("'引'", "引"), ("长" * 40, "长" * 31), ("?", "")],
)
def test_a_sheet_takes_of_a_title_what_its_name_may_hold(title, name):
    assert sheet_name(title) == name


def test_an_unknown_kind_of_file_is_refused_and_the_kinds_are_named(person, many):
    answer = person("principal").get("/intranet/documents?export=exe")
    assert answer.status_code == 400
    assert "没有这种格式的文件" in answer.text and "xlsx" in answer.text


def test_a_list_too_long_for_an_answer_says_how_to_get_it(person, many, monkeypatch):
    monkeypatch.setattr("jingwei.core.listing.views.AT_ONCE", 5)
    answer = person("principal").get("/intranet/documents?export=csv")
    assert answer.status_code == 409 and "后台" in answer.text
