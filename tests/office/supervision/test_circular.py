"""The monthly circular: what it lists and judges follows from the ledgers by stated rules."""

from bs4 import BeautifulSoup
from jingwei.core import clock
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


def test_the_file_says_the_same(person, month):
    page = circular(person, month)
    query = f"year={month[0].year}&month={month[0].month}"
    answer = person("clerk").get(f"{ROOT}/@@circular.csv?{query}")
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    told = {line[1] for line in lines if len(line) > 4 and line[0].startswith("江经督〔")}
    assert told == matters(page, "本期销号") | matters(page, "逾期事项")


def test_without_a_month_it_is_that_of_the_last_full_one(person):
    last = clock.today().replace(day=1) - datetime.timedelta(days=1)
    text = person("clerk").get(f"{ROOT}/@@circular").text
    assert f"{last.year}年{last.month}月" in text and "本月未结束" not in text


def test_nobody_from_outside_reads_it(person):
    for account in ("firm1", "district", None):
        for view in ("circular", "circular.csv"):
            status = person(account).get(f"{ROOT}/@@{view}").status_code
            assert status in (302, 401, 403, 404), (account, view)
