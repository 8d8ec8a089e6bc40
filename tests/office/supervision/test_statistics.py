"""Figures of a period: each is what journals, ledgers and reports of the items come to."""

from bs4 import BeautifulSoup
from jingwei.core import clock
from jingwei.office.supervision.course import facts
from tests.office.supervision import course
from tests.office.supervision.conftest import ROOT

import csv
import datetime
import io
import pytest


PARTS = {
    "办结率": ("done", "due"),
    "按期办结率": ("in_time", "closed"),
    "逾期事项": ("overdue", "running"),
    "平均办理工作日": ("days", "closed"),
    "反馈及时率": ("served", "feedbacks"),
    "延期率": ("extended", "due"),
    "退回率": ("returned", "asked"),
    "评价等次（A / B / C）": ("graded", "closed"),
}


@pytest.fixture(scope="module", autouse=True)
def stories(site):
    """Items with two months behind them."""
    course.tell(site)


@pytest.fixture
def items(site):
    """All items, awake."""
    with site.open(user="admin") as portal:
        found = portal.portal_catalog.unrestrictedSearchResults(portal_type="SupervisionItem")
        yield [brain._unrestrictedGetObject() for brain in found]


def ago(days: int) -> datetime.date:
    """A day of the past."""
    return clock.today() - datetime.timedelta(days=days)


def asked(first: datetime.date, last: datetime.date) -> str:
    """Parameters of a period."""
    return f"kind=range&from={first}&to={last}"


def page(person, query: str, account: str = "clerk2", view: str = "statistics") -> BeautifulSoup:
    """The page as an account reads it."""
    answer = person(account).get(f"{ROOT}/@@{view}?{query}")
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


def parts(found: BeautifulSoup) -> dict[str, tuple[int, int]]:
    """Figure -> the two numbers that it comes from."""
    rows = found.select_one("table.data").select("tbody tr")
    told = {row.th.get_text(): row.select("td")[1].get_text() for row in rows}
    return {
        name: tuple(int(one) for one in text.replace("÷", "/").split("/"))
        for name, text in told.items()
    }


def test_of_closed_items_each_grade_is_counted_for_the_whole_and_by_unit(person, items):
    found = page(person, asked(ago(60), ago(0)))
    expected = course.counted(items, ago(60), ago(0))
    rows = found.select("table.data")[0].select("tbody tr")
    [row] = [one for one in rows if "评价" in one.th.text]
    assert row.td.get_text(strip=True) == " / ".join(str(expected[grade]) for grade in "ABC")
    table = found.select_one("table.data.figures")
    assert [one.get_text() for one in table.select("thead th")[-3:]] == [
        *("A（好）", "B（一般）", "C（差）"),
    ]
    cells = [[int(td.get_text()) for td in tr.select("td")[-3:]] for tr in table.select("tbody tr")]
    assert [sum(column) for column in zip(*cells, strict=True)] == [expected[one] for one in "ABC"]


def test_beside_the_overdue_stands_how_many_of_them_the_board_shows_without_a_light(person, items):
    expected = course.counted(items, ago(60), ago(0))
    found = page(person, asked(ago(60), ago(0)))
    [row] = [one for one in found.select("tbody tr") if one.th.get_text() == "逾期事项"]
    assert expected["reviewed"] == 1
    assert "其中1件逾期申请办结、正在审核" in row.get_text()
    board = BeautifulSoup(person("clerk2").get(ROOT).text, "html.parser")
    assert "逾期申请办结的，统计仍计入逾期" in board.get_text()


@pytest.mark.parametrize(
    ("first", "last"), [(60, 0), (60, 30), (45, 20), (30, 0), (29, 29), (10, -20), (200, 100)]
)
def test_every_figure_is_what_the_ledgers_come_to(person, items, first, last):
    expected = course.counted(items, ago(first), ago(last))
    shown = parts(page(person, asked(ago(first), ago(last))))
    assert shown == {name: (expected[a], expected[b]) for name, (a, b) in PARTS.items()}


def test_the_set_has_something_of_everything(items):
    found = course.counted(items, ago(60), ago(0))
    names = ("due", "done", "extended", "closed", "in_time", "overdue", "served", "returned")
    assert all(found[name] for name in names), found
    assert found["in_time"] < found["closed"] and found["served"] < found["feedbacks"]


def test_a_report_that_is_due_today_is_not_missed_and_counts_when_it_has_come(items):
    [waits] = [one for one in items if one.title == "今日应报"]
    [came] = [one for one in items if one.title == "今日已报"]
    today = clock.today().toordinal()
    assert list(facts(waits).feedbacks(today, today, today)) == []
    assert list(facts(came).feedbacks(today, today, today)) == [True]
    assert list(facts(waits).feedbacks(today, today, today + 1)) == [False]


def test_what_was_asked_to_be_closed_in_time_is_not_overdue_while_the_supervisor_reads(items):
    found = {one.title: facts(one).overdue(clock.today().toordinal()) for one in items}
    assert not found["按期申请待审核"]
    assert found["逾期申请待审核"] and found["一直逾期"]


def test_the_past_does_not_change(person, supervision, items):
    query = asked(ago(60), ago(30))
    before = parts(page(person, query))
    late = next(item for item in items if item.title == "一直逾期")
    path = "/".join(late.getPhysicalPath()[2:])
    supervision.done("planninghead", f"/{path}", "request_closure", report="终于完成。")
    supervision.done("supervisor", f"/{path}", "close", grade="C", opinion="超期办结")
    assert parts(page(person, query)) == before
    assert parts(page(person, asked(ago(1), ago(0))))["按期办结率"] == (0, 1)


def test_each_table_adds_up_to_the_whole(person, items):
    found = page(person, asked(ago(60), ago(0)))
    expected = course.counted(items, ago(60), ago(0))
    tables = found.select("table.data.figures")
    assert len(tables) == 3
    for table in tables:
        sums = [
            sum(int(row.select("td")[place].get_text()) for row in table.select("tbody tr"))
            for place in (0, 1, 3, 4, 6)
        ]
        assert sums == [expected[one] for one in ("due", "done", "closed", "in_time", "overdue")]


def test_a_chart_says_in_words_what_its_table_says(person):
    found = page(person, asked(ago(60), ago(0)))
    charts = found.select("svg[role=img]")
    assert len(charts) == 3
    for chart in charts:
        named = chart["aria-labelledby"].split()
        assert all(chart.find(id=one).get_text() for one in named)
        assert not chart.find_all(style=True)
    table = found.select("table.data.figures")[0]
    rows = [[cell.get_text() for cell in row.select("td")] for row in table.select("tbody tr")]
    with_bars = [row for row in rows if row[3] != "0" or row[6] != "0"]
    assert with_bars
    ends = [one.get_text().split(" / ")[2] for one in charts[0].select("text.value")]
    assert ends == [row[6] for row in with_bars]


def test_denominators_and_meanings_stand_on_the_page(person):
    rows = page(person, "kind=year").select_one("table.data").select("tbody tr")
    assert all(row.select("td")[2].get_text(strip=True) for row in rows)
    assert "÷" in rows[0].select("td")[2].get_text()


def test_all_staff_read_it_without_titles_and_nobody_else(person):
    for account in ("clerk", "archivist", "safetyclerk", "principal"):
        text = page(person, asked(ago(60), ago(0)), account).get_text()
        assert "内部" not in text and "一直逾期" not in text
    for account in ("firm1", "district", None):
        for view in ("statistics", "statistics.csv"):
            status = person(account).get(f"{ROOT}/@@{view}").status_code
            assert status in (302, 401, 403, 404), (account, view)


def test_the_file_says_what_the_page_says(person):
    query = asked(ago(60), ago(0))
    answer = person("clerk2").get(f"{ROOT}/@@statistics.csv?{query}")
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    shown = parts(page(person, query))
    for name, (part, whole) in shown.items():
        [line] = [one for one in lines if one[:1] == [name]]
        assert line[2] in (f"{part} ÷ {whole}", f"{part} / {whole}")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("kind=month&year=2026&month=2", "2026年2月"),
        ("kind=quarter&year=2025&quarter=4", "2025年第4季度"),
        ("kind=year&year=2025", "2025-01-01至2025-12-31"),
        ("kind=range&from=2026-02-03&to=2026-03-01", "2026-02-03至2026-03-01"),
    ],
)
def test_a_month_a_quarter_a_year_or_any_days_are_asked_for(person, query, words):
    assert words in page(person, query).h1.get_text()


@pytest.mark.parametrize(
    "query",
    ["kind=x", "kind=month&year=0&month=13", "kind=range&from=2026-03-01&to=2026-01-01",
     "kind=range&from=x&to=", "year=99999", "kind=quarter&quarter=²"],
)  # fmt: skip
def test_odd_periods_show_the_present_one(person, query):
    assert str(clock.today().year) in page(person, query).h1.get_text()


def test_a_recused_person_learns_nothing_of_the_item_from_the_figures(person, items):
    item = next(one for one in items if one.title == "逾期办结")
    path = "/" + "/".join(item.getPhysicalPath()[2:])
    answer = person("head").rest("POST", f"{path}/@recuse", person="head", reason="涉及亲属企业")
    assert answer.status_code == 204, answer.text
    query = asked(ago(60), ago(30))
    mine, theirs = parts(page(person, query, "head")), parts(page(person, query))
    assert mine["按期办结率"][1] == theirs["按期办结率"][1] - 1
