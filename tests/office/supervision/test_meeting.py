"""Sheets for a meeting: one for each unit, of the items that whoever prints them may see."""

from bs4 import BeautifulSoup
from tests.office.supervision.conftest import day
from tests.office.supervision.conftest import ROOT

import base64
import pytest


ATTEND = ("supervisor", "director", "leader", "principal")


@pytest.fixture(scope="module", autouse=True)
def items(supervision):
    """Running items of two units, and one that is closed."""
    first = supervision.walk("in_progress", title="运行处事项", due_on=day(60))
    supervision.done(
        "head", first, "report", percent=40, text="完成摸底" + "。" * 300, problems="权属不清",
        next_step="逐宗核对", coordinate=True,
    )  # fmt: skip
    supervision.walk("assigned", title="规划处事项", lead_unit="planning", assisting_units=[])
    supervision.walk("closed", title="已经销号")
    return first


def sheets(person, account: str, query: str = "") -> BeautifulSoup:
    """The page of the sheets."""
    answer = person(account).get(f"{ROOT}/@@meeting{query}")
    assert answer.status_code == 200, (account, answer.status_code)
    return BeautifulSoup(answer.text, "html.parser")


def test_every_unit_has_a_sheet_with_its_running_items(person):
    leaves = sheets(person, "supervisor").select(".leaf")
    assert [leaf.h2.get_text() for leaf in leaves] == ["经济运行处", "规划投资处"]
    text = leaves[0].get_text()
    assert "运行处事项" in text and "权属不清" in text and "逐宗核对" in text and "40%" in text
    assert "规划处事项" not in text and "已经销号" not in text
    assert len(text) < 900


def test_each_sheet_bears_the_title_and_the_day_of_the_meeting(person):
    page = sheets(person, "director", "?title=十一月督办例会<b>&date=2026-12-01")
    for leaf in page.select(".leaf"):
        assert leaf.h1.get_text(strip=True) == "十一月督办例会<b>"
        assert leaf.select_one("time").get_text() == "2026-12-01"
    assert sheets(person, "director", "?date=x").select(".leaf")


@pytest.mark.parametrize("account", ATTEND)
def test_supervisor_director_and_leaders_print_them(person, account):
    assert sheets(person, account).select(".leaf")
    assert "@@meeting" in person(account).get(ROOT).text


def test_others_do_not(person):
    for account in ("clerk", "head", "officeclerk", "archivist", "firm1", "district", None):
        answer = person(account).get(f"{ROOT}/@@meeting")
        assert answer.status_code in (302, 401, 403, 404), account
    assert "@@meeting" not in person("head").get(ROOT).text


def test_who_is_recused_finds_no_line_of_the_item(person, items):
    answer = person("leader").rest("POST", f"{items}/@recuse", person="leader", reason="涉及亲属")
    assert answer.status_code == 204, answer.text
    assert "运行处事项" not in sheets(person, "leader").get_text()
    assert "运行处事项" in sheets(person, "principal").get_text()


def test_each_unit_begins_a_page_in_print(url, site, chromium):
    word = base64.b64encode(f"supervisor:{site.password}".encode()).decode()
    page = chromium.new_page(extra_http_headers={"Authorization": f"Basic {word}"})
    page.goto(f"{url}{ROOT}/@@meeting?title=督办例会")
    page.emulate_media(media="print")
    breaks = page.evaluate(
        "[...document.querySelectorAll('.leaf')].map(e => getComputedStyle(e).breakBefore)"
    )
    assert breaks == ["auto", "page"]
    page.close()
