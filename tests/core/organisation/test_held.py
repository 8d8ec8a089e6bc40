"""Who held a post on a day is known with the hours of its changes."""

from jingwei.core.clock import ZONE
from jingwei.core.organisation.held import Held
from jingwei.core.organisation.held import held_on

import datetime


DAY = datetime.date(2026, 5, 6)


def at(hour: int, day: int = 6) -> datetime.datetime:
    return datetime.datetime(2026, 5, day, hour, tzinfo=ZONE)


ROWS = ((at(8, 4), ("zhao",)), (at(9), ("qian",)), (at(11), ("qian", "sun")), (at(15), ("sun",)))


def test_all_who_held_it_on_a_day_of_several_changes_are_told_with_their_hours():
    assert held_on(ROWS, DAY) == (
        Held("zhao", None, at(9)),
        Held("qian", at(9), at(15)),
        Held("sun", at(11), None),
    )


def test_on_a_day_without_a_change_it_was_held_all_day():
    assert held_on(ROWS, datetime.date(2026, 5, 5)) == (Held("zhao"),)
    assert held_on(ROWS, datetime.date(2026, 5, 9)) == (Held("sun"),)


def test_who_left_and_came_back_on_one_day_is_told_twice():
    rows = ((at(8, 4), ("zhao",)), (at(9), ()), (at(10), ("zhao",)))
    assert held_on(rows, DAY) == (Held("zhao", None, at(9)), Held("zhao", at(10), None))


def test_of_days_before_the_first_that_is_remembered_nothing_is_said():
    assert held_on(ROWS, datetime.date(2026, 5, 3)) is None


def test_a_post_that_never_had_a_holder_was_vacant_on_all_days():
    assert held_on((), DAY) == ()
