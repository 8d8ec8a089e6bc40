"""The board begins with what is most urgent, and is ordered by the deadline for who asks so."""

from bs4 import BeautifulSoup
from jingwei.core import clock
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from tests.office.supervision.conftest import ROOT

import datetime
import pytest
import transaction


AGO = 20
# Title -> days from today to the deadline, feedback; the work began twenty days ago.
ITEMS = {
    "逾期一天": (-1, "once"),
    "逾期十天": (-10, "once"),
    "漏报两次": (60, "weekly"),
    "漏报一次": (80, "ten_days"),
    "明日到期": (1, "once"),
    "还有四十天": (40, "once"),
    "还有三十天": (30, "quarterly"),
    "早先销号": (15, "once"),
    "后来销号": (25, "once"),
}
DONE = ("早先销号", "后来销号")
URGENT_FIRST = [
    *("逾期十天", "逾期一天", "漏报两次"),
    *("明日到期", "漏报一次"),
    *("还有三十天", "还有四十天"),
    *("后来销号", "早先销号"),
]


@pytest.fixture(scope="module", autouse=True)
def items(supervision):
    """Items of all lights."""
    begun = clock.now() - datetime.timedelta(days=AGO)
    with supervision.site.open(user="supervisor") as portal, clock.at(begun):
        for title, (due, feedback) in ITEMS.items():
            item = createContent(
                "SupervisionItem",
                title=title,
                requirement="按期办理。",
                lead_unit="operation",
                due_on=begun.date() + datetime.timedelta(days=AGO + due),
                feedback=feedback,
            )
            store = portal["intranet"]["supervision"]
            addContentToContainer(store, item, checkConstraints=False)
        transaction.commit()
    made = supervision.addresses()
    for address in made.values():
        supervision.on(-AGO, "director", address, "assign")
        supervision.on(-AGO, "head", address, "accept")
    for title in DONE:
        supervision.on(-3, "head", made[title], "request_closure", report="已完成")
        supervision.on(-2, "supervisor", made[title], "close", grade="A")
    return made


def titles(person, query: str = "") -> list[str]:
    """Titles of the list, in order."""
    page = BeautifulSoup(person("clerk2").get(f"{ROOT}{query}").text, "lxml")
    return [one.get_text(strip=True) for one in page.select(".lines-of-list .t")]


def test_the_board_begins_with_what_is_most_urgent_and_ends_with_what_rests(person):
    assert titles(person) == URGENT_FIRST
    assert titles(person, "?sort=light&order=desc") == URGENT_FIRST[::-1]
    assert titles(person, "?light=green") == ["还有三十天", "还有四十天"]


def test_by_the_deadline_the_next_one_comes_first_and_the_last_one_for_who_turns_it(person):
    page = BeautifulSoup(person("clerk2").get(ROOT).text, "lxml")
    [link] = [a["href"] for a in page.select(".lines-of-list th a") if a.get_text() == "应办结"]
    by_day = sorted(ITEMS, key=lambda title: ITEMS[title][0])
    assert titles(person, f"?{link.split('?')[1]}") == by_day
    assert titles(person, "?sort=due&order=desc") == by_day[::-1]


def test_more_time_moves_an_item_to_its_new_day(person, supervision, items):
    until = clock.today() + datetime.timedelta(days=50)
    address = items["还有三十天"]
    supervision.on(0, "head", address, "ask_extension", until=until, reason="需要论证")
    supervision.on(0, "supervisor", address, "decide_extension", decision="agree")
    assert titles(person, "?light=green") == ["还有四十天", "还有三十天"]


def test_the_sheets_of_a_meeting_have_the_same_order(person):
    page = BeautifulSoup(person("principal").get(f"{ROOT}/@@meeting").text, "lxml")
    shown = [one.get_text(strip=True) for one in page.select(".leaf td a")]
    assert shown[:5] == URGENT_FIRST[:5]
