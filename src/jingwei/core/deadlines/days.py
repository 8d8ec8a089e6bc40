"""Working days: weekends, holidays and make-up workdays (handbook §0.7).

The State Council moves workdays to weekends every year. `chinese_calendar` has what was announced
when it was released; an officer enters what is announced later (see `content`). A day of a year
that nobody has announced yet is a holiday if the law says so of its date, else what its weekday
says, and is provisional: the holidays of the moon and all make-up workdays are still to come.
"""

from chinese_calendar import constants
from collections.abc import Collection
from collections.abc import Mapping
from typing import NamedTuple

import datetime


ONE = datetime.timedelta(days=1)
WORKDAY, MAKEUP, WEEKEND, HOLIDAY = "workday", "makeup", "weekend", "holiday"
NAMES = {holiday.value: holiday.chinese for holiday in constants.Holiday}
ANNOUNCED = frozenset(day.year for day in constants.holidays)
# Holidays of one date every year (全国年节及纪念日放假办法, as it stands since 2025).
FIXED = {
    (1, 1): constants.Holiday.new_years_day,
    (5, 1): constants.Holiday.labour_day,
    (5, 2): constants.Holiday.labour_day,
    (10, 1): constants.Holiday.national_day,
    (10, 2): constants.Holiday.national_day,
    (10, 3): constants.Holiday.national_day,
}
FIXED_SINCE = 2025
# No deadline is set further ahead: each page and list counts the days until it.
FARTHEST = datetime.timedelta(days=3653)
# No deadline reaches further, with all pauses; a calendar that ends the search for a working day is
# wrong.
LONGEST = 4000


class Day(NamedTuple):
    """What a day is. `kind`: ``workday``, ``makeup``, ``weekend`` or ``holiday``; `name`: of the
    holiday that makes it one; `provisional`: nobody has announced the year yet.
    """

    kind: str
    name: str = ""
    provisional: bool = False

    @property
    def works(self) -> bool:
        """Is work done on this day?"""
        return self.kind in (WORKDAY, MAKEUP)


class Calendar:
    """Days with what an officer has entered.

    :param entered: day -> (kind, name); goes before what the library knows.
    :param years: years that were entered as a whole.
    """

    def __init__(self, entered: Mapping | None = None, years: Collection[int] = ()):
        self.entered = entered or {}
        self.years = years

    def announced(self, year: int) -> bool:
        """Does anybody know the holidays of `year`?"""
        return year in ANNOUNCED or year in self.years

    def day(self, date: datetime.date) -> Day:
        """What `date` is."""
        found = self.entered.get(date)
        if found is not None:
            return Day(*found)
        provisional = not self.announced(date.year)
        if date in constants.holidays and date.year not in self.years:
            return Day(HOLIDAY, NAMES.get(constants.holidays[date], constants.holidays[date]))
        if date in constants.workdays and date.year not in self.years:
            return Day(MAKEUP, NAMES.get(constants.workdays[date], constants.workdays[date]))
        fixed = FIXED.get((date.month, date.day))
        if provisional and fixed and date.year >= FIXED_SINCE:
            return Day(HOLIDAY, fixed.chinese, True)
        return Day(WORKDAY if date.weekday() < 5 else WEEKEND, "", provisional)

    def works(self, date: datetime.date) -> bool:
        """Is work done on `date`?"""
        return self.day(date).works

    def after(self, start: datetime.date, count: int) -> datetime.date:
        """The `count`-th working day after `start`, which itself does not count."""
        date = start
        for _step in range(LONGEST):
            if count <= 0:
                return date
            date += ONE
            count -= self.works(date)
        raise ValueError(f"No working day within {LONGEST} days after {start}")

    def before(self, end: datetime.date, count: int) -> datetime.date:
        """The first day from which at most `count` working days are left until `end`."""
        date = end
        for _step in range(LONGEST):
            if self.between(date - ONE, end) > count:
                return date
            date -= ONE
        raise ValueError(f"No working day within {LONGEST} days before {end}")

    def between(self, start: datetime.date, end: datetime.date) -> int:
        """Working days after `start`, up to and with `end`; 0 if `end` is not after it."""
        return sum(self.works(start + ONE * step) for step in range(1, (end - start).days + 1))
