"""Lights follow from the ledger and the day."""

from datetime import date
from jingwei.core.deadlines import lights
from jingwei.core.deadlines.days import Calendar
from jingwei.core.deadlines.ledger import Entry
from jingwei.core.deadlines.ledger import reckon

import pytest


CALENDAR = Calendar()
START = Entry("started", date(2026, 11, 2), until=date(2026, 11, 25))


def light(day: date, *more) -> str:
    """The light of a deadline that began with `START`."""
    return lights.turns(reckon((START, *more), CALENDAR), CALENDAR).light(day)


@pytest.mark.parametrize(
    ("day", "colour"),
    [
        (date(2026, 11, 2), "green"),
        (date(2026, 11, 19), "green"),
        # Three working days before a Wednesday is the Friday before, and the weekend after it.
        (date(2026, 11, 20), "yellow"),
        (date(2026, 11, 25), "yellow"),
        (date(2026, 11, 26), "red"),
        (date(2027, 3, 1), "red"),
    ],
)
def test_it_turns_yellow_three_working_days_before_and_red_the_day_after(day, colour):
    assert light(day) == colour


def test_what_is_finished_or_stands_still_is_at_rest():
    assert light(date(2026, 12, 1), Entry("finished", date(2026, 11, 20))) == "grey"
    assert light(date(2026, 12, 1), Entry("stopped", date(2026, 11, 20))) == "grey"
    assert lights.turns(None, CALENDAR).light(date(2026, 12, 1)) == "grey"


def test_an_extension_moves_it():
    extended = Entry("extended", date(2026, 11, 20), until=date(2026, 12, 10))
    assert light(date(2026, 11, 26), extended) == "green"


@pytest.mark.parametrize(
    ("day", "words", "count"),
    [
        (date(2026, 11, 23), "${count} working days left", 2),
        (date(2026, 11, 25), "due today", None),
        (date(2026, 11, 30), "overdue by ${count} working days", 3),
    ],
)
def test_words_say_how_long_in_working_days(day, words, count):
    said = lights.words(reckon((START,), CALENDAR), CALENDAR, day)
    assert said == words
    assert (said.mapping or {}).get("count") == count


@pytest.mark.parametrize(
    ("day", "words", "mapping"),
    [
        (date(2026, 11, 26), "${count} working days left", {"count": 1}),
        (date(2026, 11, 27), "due on ${day}", {"day": "2026-11-29"}),
        (date(2026, 11, 28), "due on ${day}", {"day": "2026-11-29"}),
        (date(2026, 11, 29), "due today", None),
        (date(2026, 11, 30), "overdue by ${count} working days", {"count": 1}),
    ],
)
def test_a_deadline_on_a_day_off_is_named_by_its_day_and_is_not_today_before_it(
    day, words, mapping
):
    said = lights.left(date(2026, 11, 29), CALENDAR, day)
    assert (said, said.mapping) == (words, mapping)


def test_on_days_off_after_the_deadline_no_working_days_are_counted():
    for day in (date(2026, 11, 28), date(2026, 11, 29)):
        said = lights.left(date(2026, 11, 27), CALENDAR, day)
        assert (said, said.mapping) == ("overdue", None)


def test_words_tell_the_late_end_from_the_one_in_time():
    for day, words in (
        (date(2026, 11, 25), "finished in time"),
        (date(2026, 11, 27), "finished late"),
    ):
        found = reckon((START, Entry("finished", day)), CALENDAR)
        assert lights.words(found, CALENDAR, date(2026, 12, 1)) == words


def test_lists_mark_what_is_left_until_a_day_of_a_year_not_announced():
    def listed(due: date) -> str:
        return str(lights.listed(due, CALENDAR, date(2030, 12, 2)))

    assert "provisional" in listed(date(2030, 12, 10))
    assert "provisional" not in str(lights.listed(date(2026, 12, 1), CALENDAR, date(2026, 11, 2)))
    assert listed(date(2030, 12, 2)) == "due today"
