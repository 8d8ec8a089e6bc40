"""The days of a copied record."""

from DateTime import DateTime
from jingwei.core import clock
from jingwei.core.workflow.record import JournalRow
from jingwei.install.loader.api import Days

import datetime


FIRST, SECOND = datetime.date(2026, 1, 5), datetime.date(2026, 1, 9)
NEW_FIRST = datetime.datetime(2025, 3, 3, 9, 30, tzinfo=clock.ZONE)
NEW_SECOND = datetime.datetime(2025, 3, 18, 15, 10, tzinfo=clock.ZONE)
DAYS = Days({FIRST: NEW_FIRST, SECOND: NEW_SECOND})


def test_what_happened_on_a_known_day_happens_at_the_moment_named_for_it():
    moment = datetime.datetime(2026, 1, 9, 11, tzinfo=clock.ZONE)
    assert DAYS.moved(moment) == NEW_SECOND
    assert DAYS.moved(SECOND) == NEW_SECOND.date()
    assert DAYS.moved(DateTime(moment.isoformat())).timeTime() == NEW_SECOND.timestamp()


def test_a_day_between_keeps_its_distance_from_the_last_known_one():
    assert DAYS.moved(datetime.date(2026, 1, 7)) == datetime.date(2025, 3, 5)
    assert DAYS.moved(datetime.date(2026, 2, 9)) == datetime.date(2025, 4, 18)


def test_a_day_before_all_stays():
    assert DAYS.moved(datetime.date(2026, 1, 4)) == datetime.date(2026, 1, 4)


def test_rows_of_rows_are_moved_and_stay_what_they_are():
    row = JournalRow(datetime.datetime(2026, 1, 5, 8, tzinfo=clock.ZONE), "a", "a", "", "", "b")
    assert DAYS.moved((row, "a", 1)) == (row._replace(time=NEW_FIRST), "a", 1)
