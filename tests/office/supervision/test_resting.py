"""A grey light says why nothing is due: done, given up, or the clock stands still."""

from bs4 import BeautifulSoup
from tests.office.supervision.conftest import ROOT

import pytest


STOP = {"reason": "上级暂停"}
# State -> steps to it, and what the light says there.
RESTING = {
    "suspended": (("in_progress", "suspend", STOP), ("停止计时", "chip rest")),
    "closed": (("closed", "", {}), ("已办结", "chip over")),
    "cancelled": (("assigned", "cancel", {"reason": "任务取消"}), ("已撤销", "chip dropped")),
}


@pytest.fixture(scope="module")
def items(supervision):
    """State -> address of an item in it."""
    found = {}
    for state, ((until, step, params), _sign) in RESTING.items():
        found[state] = supervision.walk(until, title=f"灰灯事项{state}")
        if step:
            supervision.done("director", found[state], step, **params)
    return found


def sign(chip) -> tuple[str, str]:
    """Word and class of a chip."""
    return chip.get_text(strip=True), " ".join(chip["class"])


@pytest.mark.parametrize("state", RESTING)
def test_the_page_says_why(supervision, items, state):
    page = BeautifulSoup(supervision.page("supervisor", items[state]), "html.parser")
    assert sign(page.select_one(".sheet td .chip")) == RESTING[state][1]


@pytest.mark.parametrize("state", ["suspended", "closed"])
def test_the_list_says_why(person, items, state):
    text = person("clerk").get(f"{ROOT}?light=grey").text
    rows = BeautifulSoup(text, "html.parser").select("table.data:not(.matrix) tbody tr")
    [row] = [one for one in rows if f"灰灯事项{state}" in one.get_text()]
    assert sign(row.select_one(".chip")) == RESTING[state][1]


def test_all_of_them_together_are_called_by_both_words(person, items):
    page = BeautifulSoup(person("clerk").get(ROOT).text, "html.parser")
    last = page.select(".lights a .chip")[-1]
    assert sign(last) == ("已销号、审核中、已暂停", "chip done")


def test_the_file_says_why(person, items):
    text = person("clerk").get(f"{ROOT}?light=grey&export=csv").content.decode("utf-8-sig")
    lines = {line for line in text.splitlines() if "灰灯事项" in line}
    assert {line.split(",")[0] for line in lines} == {"已办结", "停止计时"}
