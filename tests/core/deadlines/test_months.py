"""A year as months and as a list of holidays."""

from datetime import date
from jingwei.core.deadlines.days import Calendar
from jingwei.core.deadlines.months import holidays
from jingwei.core.deadlines.months import months
from jingwei.core.deadlines.months import Span


def cells(found) -> dict:
    return {cell.date: cell for month in found for week in month.weeks for cell in week if cell}


def test_a_year_has_each_of_its_days_once_under_its_weekday():
    found = months(Calendar(), 2028)
    assert [month.number for month in found] == list(range(1, 13))
    assert len(cells(found)) == 366
    for month in found:
        for week in month.weeks:
            assert len(week) == 7
            assert all(cell is None or cell.date.weekday() == n for n, cell in enumerate(week))


def test_working_days_of_a_month_count_make_up_days_and_no_holidays():
    october = months(Calendar(), 2026)[9]
    assert october.works == 18
    assert cells([october])[date(2026, 10, 10)].day.kind == "makeup"
    assert cells([october])[date(2026, 10, 1)].day.name == "国庆节"


def test_a_day_that_was_entered_against_the_announcement_is_marked():
    entered = {date(2026, 3, 9): ("holiday", "停电放假"), date(2026, 10, 1): ("holiday", "国庆节")}
    found = cells(months(Calendar(entered), 2026))
    assert [day for day, cell in found.items() if cell.changed] == [date(2026, 3, 9)]


def test_a_year_that_only_its_notice_tells_has_no_changed_days():
    entered = {date(2031, 10, 1): ("holiday", "国庆节")}
    assert not any(
        cell.changed for cell in cells(months(Calendar(entered, (2031,)), 2031)).values()
    )


def test_a_holiday_is_told_with_its_days_in_a_row_and_its_make_up_days():
    found = {one.name: one for one in holidays(Calendar(), 2026)}
    assert found["国庆节"].off == [Span(date(2026, 10, 1), date(2026, 10, 7))]
    assert found["国庆节"].makeup == [date(2026, 9, 20), date(2026, 10, 10)]
    assert not found["清明"].makeup


def test_a_make_up_day_without_a_holiday_of_its_name_is_told_alone():
    entered = {date(2031, 3, 1): ("makeup", "停电补班"), date(2031, 5, 1): ("holiday", "劳动节")}
    found = holidays(Calendar(entered, (2031,)), 2031)
    assert [one.name for one in found] == ["停电补班", "劳动节"]


def test_a_year_that_nobody_announced_has_the_holidays_of_fixed_dates():
    found = holidays(Calendar(), 2035)
    assert [(one.name, one.off[0].days) for one in found] == [
        ("元旦", 1),
        ("劳动节", 2),
        ("国庆节", 3),
    ]
    assert not any(one.makeup for one in found)
