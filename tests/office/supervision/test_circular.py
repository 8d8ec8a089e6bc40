"""The monthly circular: what it lists and judges follows from the ledgers by stated rules."""

from bs4 import BeautifulSoup
from jingwei.core import clock
from jingwei.core.deadlines.days import Calendar
from openpyxl import load_workbook
from tests.office.supervision import course
from tests.office.supervision.conftest import ROOT

import calendar
import csv
import datetime
import io
import pytest


@pytest.fixture(scope="module", autouse=True)
def stories(site):
    """Items with two months behind them."""
    course.tell(site)


@pytest.fixture(params=[50, 35, 20, 0])
def month(request) -> tuple[datetime.date, datetime.date]:
    """First and last day of a month in which something happened."""
    day = clock.today() - datetime.timedelta(days=request.param)
    last = calendar.monthrange(day.year, day.month)[1]
    return day.replace(day=1), day.replace(day=last)


@pytest.fixture
def by_item(site, month):
    """(item, its figures of the month), counted by hand."""
    with site.open(user="admin") as portal:
        found = portal.portal_catalog.unrestrictedSearchResults(portal_type="SupervisionItem")
        items = [brain._unrestrictedGetObject() for brain in found]
        yield [(item, course.counted([item], *month)) for item in items]


def circular(person, month, account: str = "safetyclerk") -> BeautifulSoup:
    """The circular of a month."""
    query = f"year={month[0].year}&month={month[0].month}"
    answer = person(account).get(f"{ROOT}/@@circular?{query}")
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


def section(page: BeautifulSoup, title: str):
    """The part of the page below a heading."""
    return next(one for one in page.select("section") if one.h2.get_text() == title)


def matters(page: BeautifulSoup, title: str) -> set[str]:
    """Matters in one of the lists."""
    return {row.select("td")[1].get_text() for row in section(page, title).select("tbody tr")}


def test_it_lists_what_was_closed_and_what_is_overdue(person, month, by_item):
    page = circular(person, month)
    assert matters(page, "本期销号") == {item.title for item, one in by_item if one["closed"]}
    assert matters(page, "逾期事项") == {item.title for item, one in by_item if one["overdue"]}


def test_units_are_commended_and_criticised_by_the_stated_rules(site, person, month, by_item):
    page = circular(person, month)
    with site.open() as portal:
        organisation = portal["intranet"]["organisation"]
        titles = {unit: organisation[unit].title for unit in course.HEADS}
    good, bad = set(), set()
    for unit, title in titles.items():
        one = sum((f for item, f in by_item if item.lead_unit == unit), course.Counter())
        late = one["closed"] - one["in_time"]
        if one["closed"] and not late and not one["overdue"] and one["served"] == one["feedbacks"]:
            good.add(title)
        if late or one["overdue"] or one["served"] < 0.8 * one["feedbacks"]:
            bad.add(title)
    assert {one.get_text() for one in section(page, "通报表扬").select("li b")} == good
    assert {one.get_text() for one in section(page, "通报批评").select("li b")} == bad


def test_it_tells_no_instruction_and_no_report(person, month):
    text = circular(person, month).get_text()
    assert "内部" not in text and "已推进" not in text


def file(person, month, format_: str) -> bytes:
    """The circular of a month as a file."""
    query = f"year={month[0].year}&month={month[0].month}"
    answer = person("clerk").get(f"{ROOT}/@@circular.{format_}?{query}")
    assert answer.status_code == 200, answer.text
    name = f'attachment; filename="supervision-{month[0]:%Y-%m}.{format_}"'
    assert answer.headers["Content-Disposition"] == name
    return answer.content


def test_the_file_says_the_same(person, month):
    page = circular(person, month)
    text = file(person, month, "csv").decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    told = {line[1] for line in lines if len(line) > 4 and line[0].startswith("江经督〔")}
    assert told == matters(page, "本期销号") | matters(page, "逾期事项")


def test_the_book_says_the_same_on_a_sheet_for_each_part(person, month):
    page = circular(person, month)
    book = load_workbook(io.BytesIO(file(person, month, "xlsx")))
    assert book.sheetnames == [
        *("指标", "按主办处室", "本期销号", "逾期事项", "通报表扬", "通报批评"),
    ]
    for title in ("本期销号", "逾期事项"):
        [head, *rows] = book[title].iter_rows(values_only=True)
        assert head[:4] == ("编号", "事项名称", "主办处室", "办结期限")
        assert {row[1] for row in rows} == matters(page, title)
    for title in ("通报表扬", "通报批评"):
        named = {one.get_text() for one in section(page, title).select("li b")}
        rows = [*book[title].iter_rows(values_only=True)][1:]
        assert {row[0] for row in rows} == named
        assert all(isinstance(value, int) for row in rows for value in row[1:])


def test_what_is_overdue_is_so_by_working_days_as_everywhere(person, month, by_item):
    page = circular(person, month)
    table = section(page, "逾期事项").table
    if table is None:
        return
    assert table.select("thead th")[-1].get_text() == "逾期工作日"
    until, works = min(month[1], clock.today()), Calendar().works
    for row in table.select("tbody tr"):
        due = datetime.date.fromisoformat(row.time.get_text())
        days = [due + datetime.timedelta(days=n) for n in range(1, (until - due).days + 1)]
        assert int(row.select("td")[-1].get_text()) == sum(map(works, days))


def test_days_in_the_book_are_days_and_not_texts(person, month):
    book = load_workbook(io.BytesIO(file(person, month, "xlsx")))
    for title, places in (("本期销号", (3, 4)), ("逾期事项", (3,))):
        for row in [*book[title].iter_rows()][1:]:
            assert all(row[place].is_date for place in places)
            assert all(row[place].number_format == "yyyy-mm-dd" for place in places)


def test_a_long_list_is_cut_with_a_word_about_the_rest_which_is_in_the_files(
    person, month, monkeypatch
):
    whole = matters(circular(person, month), "逾期事项")
    monkeypatch.setattr("jingwei.office.supervision.circular.SHOWN", 1)
    page = circular(person, month)
    assert len(matters(page, "逾期事项")) == min(1, len(whole))
    words = " ".join(section(page, "逾期事项").get_text().split())
    assert (f"另有 {len(whole) - 1} 件" in words) == (len(whole) > 1)
    rows = load_workbook(io.BytesIO(file(person, month, "xlsx")))["逾期事项"].iter_rows()
    assert {row[1].value for row in rows} - {"事项名称"} == whole


def test_without_a_month_it_is_that_of_the_last_full_one(person):
    last = clock.today().replace(day=1) - datetime.timedelta(days=1)
    text = person("clerk").get(f"{ROOT}/@@circular").text
    assert f"{last.year}年{last.month}月" in text and "本月未结束" not in text


def test_nobody_from_outside_reads_it(person):
    for account in ("firm1", "district", None):
        for view in ("circular", "circular.csv", "circular.xlsx"):
            status = person(account).get(f"{ROOT}/@@{view}").status_code
            assert status in (302, 401, 403, 404), (account, view)
