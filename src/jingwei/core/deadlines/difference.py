"""What a notice of a year would change of the days as they stand."""

from jingwei.core.deadlines.days import Calendar
from jingwei.core.deadlines.days import Day
from jingwei.core.deadlines.days import HOLIDAY
from jingwei.core.deadlines.days import MAKEUP
from jingwei.core.deadlines.days import ONE
from typing import NamedTuple

import datetime
import hashlib


NAMED = (HOLIDAY, MAKEUP)


class Change(NamedTuple):
    """A day before and after; what it is not, holiday or make-up workday, is None."""

    date: datetime.date
    before: Day | None
    after: Day | None


class Difference(NamedTuple):
    """Days in their order, each in one of the three."""

    added: list[Change]
    changed: list[Change]
    removed: list[Change]

    def __bool__(self) -> bool:
        return any(self)

    def token(self) -> str:
        """Says of this very difference that somebody has seen it."""
        return hashlib.sha256(repr(tuple(self)).encode()).hexdigest()[:20]


def named(calendar: Calendar, year: int) -> dict[datetime.date, Day]:
    """Holidays and make-up workdays of `year`."""
    date, found = datetime.date(year, 1, 1), {}
    while date.year == year:
        day = calendar.day(date)
        if day.kind in NAMED:
            found[date] = day
        date += ONE
    return found


def difference(
    calendar: Calendar, year: int, days: dict[datetime.date, tuple[str, str]]
) -> Difference:
    """What becomes of the days of `year` if `days` take the place of all of them."""
    before = named(calendar, year)
    after = {date: Day(*day) for date, day in days.items()}
    found = Difference([], [], [])
    for date in sorted(before.keys() | after.keys()):
        change = Change(date, before.get(date), after.get(date))
        if change.before is None:
            found.added.append(change)
        elif change.after is None:
            found.removed.append(change)
        elif change.before[:2] != change.after[:2]:
            found.changed.append(change)
    return found
