"""A deadline is what its entries come to."""

from datetime import date
from jingwei.core.deadlines import ledger
from jingwei.core.deadlines.days import Calendar
from jingwei.core.deadlines.ledger import Entry


CALENDAR = Calendar()
START = Entry("started", date(2026, 11, 2), length=20)


def reckon(*entries):
    """What entries come to."""
    return ledger.reckon(entries, CALENDAR)


def told(*entries, today=date(2026, 11, 10)):
    """Days of the ledger by date."""
    return {row.date: row for row in ledger.days(entries, CALENDAR, today)}


def test_without_a_start_there_is_no_deadline():
    assert reckon() is None
    assert reckon(Entry("stopped", date(2026, 11, 4))) is None
    assert told() == {}


def test_working_days_from_the_day_after_the_start():
    assert reckon(START).due == date(2026, 11, 30)


def test_a_date_that_was_set_is_the_end_whatever_day_it_is():
    saturday = Entry("started", date(2026, 11, 2), until=date(2026, 11, 28))
    assert reckon(saturday).due == date(2026, 11, 28)


def test_working_days_of_a_stop_are_added_to_the_end():
    stop = Entry("stopped", date(2026, 11, 4), rule="征求第三方意见")
    # 4, 5, 6, 9 and 10 November stand still.
    restart = Entry("restarted", date(2026, 11, 11))
    assert reckon(START, stop, restart).due == date(2026, 12, 7)


def test_while_the_clock_stands_still_there_is_no_end():
    found = reckon(START, Entry("stopped", date(2026, 11, 4)))
    assert found.stopped and found.due is None and found.first == date(2026, 11, 30)


def test_a_weekend_lost_to_a_stop_is_not_given_back():
    stop = Entry("stopped", date(2026, 11, 7))
    assert reckon(START, stop, Entry("restarted", date(2026, 11, 9))).due == date(2026, 11, 30)


def test_a_stop_after_the_end_gives_nothing_back():
    late = Entry("stopped", date(2026, 12, 3))
    assert reckon(START, late, Entry("restarted", date(2026, 12, 20))).due == date(2026, 11, 30)


def test_an_extension_by_days_or_to_a_date_is_remembered():
    by_days = reckon(START, Entry("extended", date(2026, 11, 20), length=20))
    assert by_days.due == date(2026, 12, 28)
    to_date = reckon(START, Entry("extended", date(2026, 11, 20), until=date(2026, 12, 31)))
    assert to_date.due == date(2026, 12, 31)
    assert by_days.extended and to_date.extended and by_days.first == date(2026, 11, 30)


def test_a_supplement_starts_the_clock_anew():
    again = reckon(START, Entry("started", date(2026, 11, 9), length=20))
    assert again.due == date(2026, 12, 7) and not again.extended


def test_what_comes_after_the_end_changes_nothing():
    done = Entry("finished", date(2026, 11, 20))
    found = reckon(START, done, Entry("extended", date(2026, 11, 21), length=5))
    assert (found.finished, found.due) == (date(2026, 11, 20), date(2026, 11, 30))


def test_an_end_in_a_year_not_announced_is_provisional():
    assert reckon(Entry("started", date(2030, 12, 1), length=5)).provisional
    assert not reckon(START).provisional


def test_each_day_says_whether_it_counts_and_why_not():
    stop = Entry("stopped", date(2026, 11, 4), rule="等待补正")
    rows = told(START, stop, Entry("restarted", date(2026, 11, 6)))
    assert rows[date(2026, 11, 2)][1:3] == (False, "zero")
    assert rows[date(2026, 11, 3)][1:3] == (True, "workday")
    assert rows[date(2026, 11, 5)][1:4] == (False, "stopped", "等待补正")
    assert rows[date(2026, 11, 6)].counted
    assert rows[date(2026, 11, 7)][1:3] == (False, "weekend")
    october = told(Entry("started", date(2026, 9, 29), length=5))
    assert october[date(2026, 10, 1)][1:4] == (False, "holiday", "国庆节")
    assert october[date(2026, 10, 10)][1:3] == (True, "makeup")


def test_the_days_that_count_are_as_many_as_were_granted():
    stop = Entry("stopped", date(2026, 11, 4))
    entries = (START, stop, Entry("restarted", date(2026, 11, 11)))
    found = reckon(*entries)
    assert sum(row.counted for row in told(*entries).values() if row.date <= found.due) == 20


def test_an_open_stop_lasts_to_this_day():
    rows = told(START, Entry("stopped", date(2026, 11, 4)), today=date(2026, 11, 12))
    assert max(rows) == date(2026, 11, 12)
    assert rows[date(2026, 11, 12)].why == "stopped"
