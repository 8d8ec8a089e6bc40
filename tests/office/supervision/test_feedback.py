"""Feedback that does not come is seen: once yellow, twice red."""

from jingwei.core import clock

import datetime
import pytest


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


def test_a_report_of_an_assisting_unit_does_not_serve(supervision, weekly):
    supervision.on(3, "clerk2", weekly, "report", percent=10, text="协办情况。")
    assert light(supervision, weekly, 8) == "yellow"


def test_the_page_says_when_the_next_is_due_and_how_many_are_missed(supervision, weekly):
    from jingwei.office.supervision import feedback

    with supervision.item(weekly) as item:
        today = clock.today()
        counted = [
            feedback.missed(item, today + datetime.timedelta(days=days))
            for days in (0, 7, 8, 14, 15, 21, 22)
        ]
    assert counted == [0, 0, 1, 1, 2, 2, 3]
    assert "下次反馈" in supervision.page("head", weekly)


def test_only_at_the_end_means_never_missed(supervision):
    address = supervision.walk("in_progress", feedback="once")
    assert light(supervision, address, 20) == "green"
