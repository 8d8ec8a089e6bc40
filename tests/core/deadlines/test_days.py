"""Working days over weekends, holidays and make-up workdays."""

from datetime import date
from jingwei.core.deadlines.days import Calendar

import pytest


CALENDAR = Calendar()


@pytest.mark.parametrize(
    ("day", "kind", "name"),
    [
        (date(2026, 10, 1), "holiday", "国庆节"),
        (date(2026, 10, 7), "holiday", "国庆节"),
        (date(2026, 10, 8), "workday", ""),
        (date(2026, 10, 10), "makeup", "国庆节"),
        (date(2026, 10, 11), "weekend", ""),
        (date(2026, 9, 20), "makeup", "国庆节"),
        (date(2026, 2, 14), "makeup", "春节"),
        (date(2026, 11, 25), "workday", ""),
    ],
)
def test_a_day_is_what_was_announced_of_it(day, kind, name):
    assert CALENDAR.day(day) == (kind, name, False)


def test_a_year_that_nobody_announced_is_provisional():
    assert CALENDAR.day(date(2031, 10, 6)) == ("workday", "", True)
    assert CALENDAR.day(date(2031, 10, 4)) == ("weekend", "", True)


@pytest.mark.parametrize(
    ("month", "day", "name"),
    [
        (1, 1, "元旦"),
        (5, 1, "劳动节"),
        (5, 2, "劳动节"),
        *((10, day, "国庆节") for day in (1, 2, 3)),
    ],
)
def test_holidays_of_fixed_dates_are_taken_off_before_anybody_announced_the_year(month, day, name):
    assert CALENDAR.day(date(2031, month, day)) == ("holiday", name, True)


def test_a_deadline_over_new_year_counts_no_statutory_holiday():
    # 31 December 2030 is a Tuesday.
    assert CALENDAR.after(date(2030, 12, 31), 1) == date(2031, 1, 2)


def test_what_an_officer_entered_of_a_year_not_announced_goes_before_its_fixed_holidays():
    calendar = Calendar({date(2031, 1, 1): ("makeup", "元旦调休", False)})
    assert calendar.works(date(2031, 1, 1)) and not calendar.works(date(2031, 5, 1))


def test_what_an_officer_entered_goes_before_the_library():
    calendar = Calendar({date(2026, 11, 25): ("holiday", "机关搬迁", False)})
    assert not calendar.works(date(2026, 11, 25))
    assert calendar.works(date(2026, 11, 26))


def test_a_year_that_was_entered_as_a_whole_is_not_provisional():
    calendar = Calendar({date(2031, 10, 1): ("holiday", "国庆节", False)}, years={2031})
    assert calendar.day(date(2031, 10, 1)) == ("holiday", "国庆节", False)
    assert calendar.day(date(2031, 10, 2)) == ("workday", "", False)


def test_a_year_entered_as_a_whole_goes_before_all_that_the_library_knows_of_it():
    calendar = Calendar({}, years={2026})
    assert calendar.works(date(2026, 10, 1)) and not calendar.works(date(2026, 10, 10))


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        # The holidays of October 2026 with the workday that makes up for one of them.
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2026, 9, 30), 3, date(2026, 10, 10)),
        (date(2026, 9, 30), 4, date(2026, 10, 12)),
        # 20 working days of the disclosure regulation from a Monday without holidays.
        (date(2026, 11, 2), 20, date(2026, 11, 30)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 11, 27), 0, date(2026, 11, 27)),
    ],
)
def test_the_first_day_does_not_count(start, count, end):
    assert CALENDAR.after(start, count) == end
    assert CALENDAR.between(start, end) == count


def test_nothing_lies_between_a_day_and_one_before_it():
    assert CALENDAR.between(date(2026, 11, 25), date(2026, 11, 20)) == 0


@pytest.mark.parametrize("count", [0, 1, 3, 10])
def test_the_warning_begins_on_the_first_day_with_so_few_working_days_left(count):
    end = date(2026, 10, 12)
    first = CALENDAR.before(end, count)
    assert CALENDAR.between(first, end) <= count
    eve = date.fromordinal(first.toordinal() - 1)
    assert CALENDAR.between(eve, end) > count


def test_a_calendar_without_working_days_is_an_error_and_no_endless_search():
    never = Calendar({date(2026, 1, 1): ("holiday", "", False)})
    never.works = lambda _day: False
    with pytest.raises(ValueError, match="No working day"):
        never.after(date(2026, 1, 1), 1)
