"""The board tells what changed since last week; how things stood is reckoned from the ledgers."""

from bs4 import BeautifulSoup
from collections import Counter
from jingwei.core import clock
from tests.office.supervision.conftest import day
from tests.office.supervision.conftest import ROOT

import datetime
import pytest


LIGHTS = ("red", "yellow", "green", "grey")


@pytest.fixture(scope="module", autouse=True)
def weeks_ago(supervision):
    """Items with a past: `on` writes into the stored item as on another day."""
    begun = clock.now() - datetime.timedelta(days=40)
    with supervision.site.open(user="supervisor") as portal, clock.at(begun):
        from plone.dexterity.utils import addContentToContainer
        from plone.dexterity.utils import createContent

        import transaction

        store = portal["intranet"]["supervision"]
        for title, due in (("近期到期", 38), ("早已逾期", 20), ("本周办结", 60), ("一直正常", 90)):
            item = createContent(
                "SupervisionItem",
                title=title,
                requirement="按期办理。",
                lead_unit="operation",
                due_on=clock.today() + datetime.timedelta(days=due),
                feedback="once",
            )
            addContentToContainer(store, item, checkConstraints=False)
        transaction.commit()
    made = supervision.addresses()
    for address in made.values():
        supervision.on(-39, "director", address, "assign")
        supervision.on(-38, "head", address, "accept")
    supervision.on(-3, "head", made["本周办结"], "request_closure", report="已完成")
    supervision.on(-2, "supervisor", made["本周办结"], "close", grade="A")
    return made


def changes(person, query: str = "", account: str = "clerk2") -> dict[str, tuple[str, str]]:
    """Light -> its count and its change, as the board says them."""
    page = BeautifulSoup(person(account).get(f"{ROOT}{query}").text, "html.parser")
    tabs = page.select(".lights a")
    return {
        light: (tab.b.get_text(), tab.select_one(".change").get_text())
        for light, tab in zip(LIGHTS, tabs, strict=True)
    }


@pytest.fixture
def expected(supervision, weeks_ago) -> dict[str, tuple[str, str]]:
    """Light -> count and change, reckoned from the ledgers alone."""
    from jingwei.core.deadlines import api as deadlines

    then = clock.today() - datetime.timedelta(days=7)
    now, before = Counter(), Counter()
    for address in weeks_ago.values():
        with supervision.item(address) as item:
            now[item.light()] += 1
            started = deadlines.reckon(item.ledger[:1])
            before[deadlines.turns(started).light(then)] += 1
    return {one: (str(now[one]), signed(now[one] - before[one])) for one in LIGHTS}


def signed(change: int) -> str:
    """A change as people write it."""
    return f"+{change}" if change > 0 else f"−{-change}" if change else "±0"


def test_every_light_tells_its_change_since_last_week(person, expected):
    assert changes(person) == expected
    assert expected["red"] == ("2", "+1") and expected["grey"] == ("1", "+1")


def test_the_change_follows_the_filters(person):
    assert changes(person, "?unit=urban") == dict.fromkeys(LIGHTS, ("0", "±0"))
    assert changes(person, "?unit=operation") == changes(person)
    assert changes(person, "?source=meeting") == dict.fromkeys(LIGHTS, ("0", "±0"))


def test_what_was_assigned_today_is_no_part_of_last_week(person, supervision):
    before = changes(person)
    supervision.walk("assigned", title="今日新交办", due_on=day(60))
    after = changes(person)
    (count, change), (later, changed) = before["green"], after["green"]
    assert int(later) == int(count) + 1
    assert number(changed) == number(change) + 1
    assert {**after, "green": None} == {**before, "green": None}


def number(change: str) -> int:
    """The change as a number."""
    return int(change.replace("−", "-").replace("±", ""))


def test_a_recused_person_does_not_count_it_for_either_week(person, weeks_ago):
    address = "/intranet" + weeks_ago["早已逾期"].split("/intranet", 1)[1]
    before = changes(person)
    answer = person("head").rest(
        "POST", f"{address}/@recuse", person="head", reason="涉及亲属所在企业"
    )
    assert answer.status_code == 204, answer.text
    assert changes(person, account="head")["red"] == ("1", "+1")
    assert changes(person) == before


def test_what_was_known_on_a_day_is_what_the_board_showed_then(supervision, weeks_ago):
    """An extension granted later, and an end entered later, change no earlier day."""
    from jingwei.office.supervision.course import facts

    with supervision.item(weeks_ago["本周办结"]) as item:
        found = facts(item)
        today = clock.today().toordinal()
        shown = [found.light(today - ago) for ago in (41, 39, 30, 4, 3, 2, 0)]
        states = [found.phase(today - ago).state for ago in (3, 2)]
    assert shown == ["", "green", "green", "green", "grey", "grey", "grey"]
    assert states == ["completion_review", "closed"]
    assert found.ended == today - 3
