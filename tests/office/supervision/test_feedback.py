"""Feedback that does not come is seen: once yellow, twice red."""

from bs4 import BeautifulSoup
from jingwei.core import clock
from jingwei.core.escalation.interfaces import IEscalating
from jingwei.office.supervision import feedback
from jingwei.office.supervision.course import facts
from tests.office.supervision.conftest import day

import datetime
import pytest


DAY = datetime.timedelta(days=1)


def light(supervision, address: str, offset: int) -> str:
    """The light of the item on a day counted from today."""
    with supervision.item(address) as item:
        return item.turns().light(clock.today() + datetime.timedelta(days=offset))


@pytest.fixture
def weekly(supervision) -> str:
    """An item in progress that is reported on every week, due in a long time."""
    due = (clock.today() + datetime.timedelta(days=200)).isoformat()
    return supervision.walk("in_progress", feedback="weekly", due_on=due)


def test_one_report_missed_is_yellow_and_two_are_red(supervision, weekly):
    colours = [light(supervision, weekly, offset) for offset in (7, 8, 14, 15, 40)]
    assert colours == ["green", "yellow", "yellow", "red", "red"]


def test_a_report_serves_the_period_in_which_it_comes(supervision, weekly):
    supervision.on(3, "clerk", weekly, "report", percent=10, text="已启动。")
    colours = [light(supervision, weekly, offset) for offset in (8, 14, 15, 21, 22)]
    assert colours == ["green", "green", "yellow", "yellow", "red"]


def test_a_late_report_ends_the_alarm(supervision, weekly):
    assert light(supervision, weekly, 16) == "red"
    supervision.on(16, "clerk", weekly, "report", percent=10, text="补报进展。")
    assert light(supervision, weekly, 16) == "green"


def test_a_late_report_makes_up_for_what_is_missing_and_the_next_is_due_no_later(
    supervision, weekly
):
    supervision.on(8, "clerk", weekly, "report", percent=10, text="补报进展。")
    colours = [light(supervision, weekly, offset) for offset in (8, 14, 15, 22)]
    assert colours == ["green", "green", "yellow", "red"]
    supervision.on(9, "clerk", weekly, "report", percent=20, text="本期进展。")
    colours = [light(supervision, weekly, offset) for offset in (15, 21, 22)]
    assert colours == ["green", "green", "yellow"]
    with supervision.item(weekly) as item:
        assert feedback.course_of(item).served == (2,)


def test_what_is_reported_on_the_day_of_assigning_leaves_the_first_period_open(supervision, weekly):
    supervision.on(0, "clerk", weekly, "report", percent=5, text="已安排。")
    assert [light(supervision, weekly, offset) for offset in (7, 8)] == ["green", "yellow"]


def test_a_report_of_an_assisting_unit_does_not_serve(supervision, weekly):
    supervision.on(3, "clerk2", weekly, "report", percent=10, text="协办情况。")
    assert light(supervision, weekly, 8) == "yellow"


def test_the_page_says_when_the_next_is_due_and_how_many_are_missed(supervision, weekly):
    with supervision.item(weekly) as item:
        course, today = feedback.course_of(item), clock.today()
        counted = [
            feedback.missed(course, today + datetime.timedelta(days=days))
            for days in (0, 7, 8, 14, 15, 21, 22)
        ]
    assert counted == [0, 0, 1, 1, 2, 2, 3]
    assert "下次反馈" in supervision.page("head", weekly)


def test_only_at_the_end_means_never_missed(supervision):
    address = supervision.walk("in_progress", feedback="once")
    assert light(supervision, address, 20) == "green"


def test_the_light_rests_while_the_clock_stands_still(supervision, weekly):
    supervision.on(10, "director", weekly, "suspend", reason="等待批复")
    assert {light(supervision, weekly, offset) for offset in (10, 15, 40)} == {"grey"}


def test_the_light_rests_while_closing_is_reviewed_and_the_page_says_so(supervision, weekly):
    supervision.on(3, "head", weekly, "request_closure", report="已全部完成。")
    assert {light(supervision, weekly, offset) for offset in (3, 8, 15, 40, 300)} == {"grey"}
    page = BeautifulSoup(supervision.page("head", weekly), "html.parser")
    said = page.select_one(".sheet td:has(.chip)").get_text(" ", strip=True)
    assert said.split() == ["办结审核中", "按期申请办结"]
    answer = supervision.person("head").rest("GET", weekly).json()
    assert (answer["light"], answer["reports_missed"]) == ("grey", 0)


def test_what_was_due_while_the_clock_stood_still_is_not_missed(supervision, weekly):
    supervision.on(10, "director", weekly, "suspend", reason="等待批复")
    supervision.on(40, "director", weekly, "resume")
    colours = [light(supervision, weekly, offset) for offset in (40, 42, 43)]
    assert colours == ["yellow", "yellow", "red"]
    with supervision.item(weekly) as item:
        missed = feedback.missed(feedback.course_of(item), clock.today() + 43 * DAY)
    assert missed == 2


def test_what_was_due_while_closing_was_reviewed_is_not_missed(supervision, weekly):
    supervision.on(3, "head", weekly, "request_closure", report="已全部完成。")
    supervision.on(30, "supervisor", weekly, "return", reason="材料不全")
    colours = [light(supervision, weekly, offset) for offset in (30, 35, 36, 42, 43)]
    assert colours == ["green", "green", "yellow", "yellow", "red"]


def test_no_report_is_asked_for_before_the_unit_can_report(supervision):
    address = supervision.walk("assigned", feedback="weekly", due_on=day(200))
    assert [light(supervision, address, offset) for offset in (8, 15)] == ["green", "green"]
    supervision.on(9, "head", address, "accept")
    colours = [light(supervision, address, offset) for offset in (9, 14, 15, 22)]
    assert colours == ["green", "green", "yellow", "red"]


def test_light_reminders_and_figures_go_by_the_same_days(supervision, weekly):
    supervision.on(8, "clerk", weekly, "report", percent=5, text="补报进展。")
    supervision.on(10, "clerk", weekly, "report", percent=10, text="已启动。")
    supervision.on(23, "director", weekly, "suspend", reason="等待批复")
    supervision.on(40, "director", weekly, "resume")
    supervision.on(43, "head", weekly, "request_closure", report="已全部完成。")
    supervision.on(52, "supervisor", weekly, "return", reason="材料不全")
    today = clock.today()
    with supervision.item(weekly) as item:
        silent = {"feedback": [], "silence": []}
        for running in IEscalating(item).running(today + 60 * DAY):
            if running.ladder.name in silent:
                silent[running.ladder.name].append((running.due - today).days)
        begun = today.toordinal()
        figures = list(facts(item).feedbacks(begun, begun + 60, begun + 61))
        lights = [item.turns().light(today + days * DAY) for days in (52, 56, 57)]
    # Due on days 7, 14, 21, 42 and 56; those on 28, 35 and 49 fell into the stop and the review.
    assert silent == {"feedback": [21, 42, 56, 63], "silence": [42]}
    assert figures == [False, True, False, False, False]
    assert lights == ["red", "red", "red"]
