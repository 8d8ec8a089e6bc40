"""A grey light says why nothing is due: done, given up, or the clock stands still."""

from bs4 import BeautifulSoup
from tests.office.supervision.conftest import day
from tests.office.supervision.conftest import ROOT

import datetime
import pytest
import transaction


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
    assert sign(last) == ("已结、在审、暂停", "chip done")


def test_the_file_says_why(person, items):
    text = person("clerk").get(f"{ROOT}?light=grey&export=csv").content.decode("utf-8-sig")
    lines = {line for line in text.splitlines() if "灰灯事项" in line}
    assert {line.split(",")[0] for line in lines} == {"已办结", "停止计时"}


def test_of_a_proposal_it_says_that_the_clock_has_not_started(supervision):
    page = supervision.page("supervisor", supervision.proposed())
    assert "尚未起算" in page and "停止计时" not in page


def test_of_what_is_overdue_the_light_says_so_once(supervision):
    address = supervision.walk("in_progress", due_on=day(0), feedback="once")
    with supervision.item(address) as item:
        first = item.ledger[0]
        earlier = first.until - datetime.timedelta(days=14)
        item.ledger = (first._replace(day=earlier, until=earlier),)
        transaction.commit()
    page = BeautifulSoup(supervision.page("supervisor", address), "lxml")
    [cell] = [row.select("td")[1] for row in page.select(".sheet tr") if "亮灯" in row.get_text()]
    assert cell.get_text().count("逾期") == 1 and "个工作日" in cell.get_text()


def test_the_director_is_told_how_a_proposal_is_changed(supervision):
    page = supervision.page("director", supervision.proposed())
    assert "请告知督办员，交办前由其修改" in page


def test_after_an_objection_the_clock_starts_anew_with_the_assignment(supervision, person):
    address = supervision.walk("assigned", title="异议后改期", due_on=day(10))
    supervision.done("head", address, "object", reason="不属本处职责")
    changed = person("supervisor").rest("PATCH", address, due_on=day(50))
    assert changed.status_code == 204, changed.text
    sheet = BeautifulSoup(supervision.page("director", address), "html.parser")
    days = [time.get_text() for time in sheet.select(".sheet td time")]
    assert day(50) in days and day(10) not in days
    assert sign(sheet.select_one(".sheet td .chip"))[0] == "尚未起算"
    supervision.done("director", address, "assign")
    with supervision.item(address) as item:
        assert item.due().isoformat() == day(50)
