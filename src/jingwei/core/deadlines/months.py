"""A year as its months, and its holidays as a notice tells them."""

from collections.abc import Iterator
from jingwei.core.deadlines.days import ANNOUNCED
from jingwei.core.deadlines.days import Calendar
from jingwei.core.deadlines.days import Day
from jingwei.core.deadlines.days import HOLIDAY
from jingwei.core.deadlines.days import MAKEUP
from jingwei.core.deadlines.days import ONE
from typing import NamedTuple

import calendar as months_of
import datetime


class Cell(NamedTuple):
    """A day in its week. `changed`: entered here otherwise than the known calendar has it."""

    date: datetime.date
    day: Day
    changed: bool


class Month(NamedTuple):
    """`weeks`: seven cells each, Monday first, None before the first and after the last day."""

    number: int
    works: int
    weeks: list[list[Cell | None]]


class Span(NamedTuple):
    """Days in a row that are of one kind for one reason."""

    first: datetime.date
    last: datetime.date

    @property
    def days(self) -> int:
        """How many they are."""
        return (self.last - self.first).days + 1


class Holiday(NamedTuple):
    """What belongs to one holiday of a year."""

    name: str
    off: list[Span]
    makeup: list[datetime.date]


def months(calendar: Calendar, year: int) -> list[Month]:
    """The twelve months of `year`."""
    known = Calendar()
    rows = months_of.Calendar()
    found = []
    for number in range(1, 13):
        weeks = [
            [_cell(date, calendar, known) if date.month == number else None for date in week]
            for week in rows.monthdatescalendar(year, number)
        ]
        works = sum(cell.day.works for week in weeks for cell in week if cell)
        found.append(Month(number, works, weeks))
    return found


def _cell(date: datetime.date, calendar: Calendar, known: Calendar) -> Cell:
    """A day beside what it would be if nobody had entered anything."""
    day = calendar.day(date)
    before = known.day(date)
    # Of a year that only its notice tells, no day was ever otherwise.
    notice = date.year not in ANNOUNCED and date.year in calendar.years
    changed = not notice and (day.kind, day.name) != (before.kind, before.name)
    return Cell(date, day, changed)


def holidays(calendar: Calendar, year: int) -> list[Holiday]:
    """The holidays of `year` in the order of their first day, with their make-up workdays.

    A make-up workday belongs to the holiday whose name its own begins with, else stands alone.
    """
    spans: dict[str, list[Span]] = {}
    makeups: list[tuple[str, datetime.date]] = []
    for date, day in _days(calendar, year):
        if day.kind == MAKEUP:
            makeups.append((day.name, date))
        elif day.kind == HOLIDAY:
            _lengthen(spans.setdefault(day.name, []), date)
    found = [Holiday(name, off, []) for name, off in spans.items()]
    for name, date in makeups:
        owner = [one for one in found if one.name and name.startswith(one.name)]
        if not owner:
            owner = [Holiday(name, [], [])]
            found += owner
        owner[0].makeup.append(date)
    return sorted(found, key=lambda one: one.off[0].first if one.off else one.makeup[0])


def _days(calendar: Calendar, year: int) -> Iterator[tuple[datetime.date, Day]]:
    date = datetime.date(year, 1, 1)
    while date.year == year:
        yield date, calendar.day(date)
        date += ONE


def _lengthen(spans: list[Span], date: datetime.date) -> None:
    """Add a day to the last span, or begin another."""
    if spans and spans[-1].last + ONE == date:
        spans[-1] = spans[-1]._replace(last=date)
    else:
        spans.append(Span(date, date))
