"""The time that figures are asked for: a month, a quarter, a year, or from one day to another."""

from jingwei import _
from jingwei.core import clock
from typing import NamedTuple
from zope.i18nmessageid import Message

import datetime


ONE = datetime.timedelta(days=1)
KINDS = {
    "month": _("Month"),
    "quarter": _("Quarter"),
    "year": _("Year"),
    "range": _("From day to day"),
}
# No item is older than the first year, none is due after the last.
FIRST, LAST = 2000, 2100


class Period(NamedTuple):
    """Days from `first` to `last`, both counted; `until`: the last one that is not in the future.

    `kind` is one of `KINDS`; `number`: of the month or quarter.
    """

    kind: str
    first: datetime.date
    last: datetime.date
    number: int = 0

    @property
    def until(self) -> datetime.date:
        """The last day that can be counted."""
        return min(self.last, clock.today())

    @property
    def title(self) -> Message:
        """What people call it."""
        values = {
            "year": self.first.year,
            "number": self.number,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
        }
        if self.kind == "month":
            return _("${year}, month ${number}", mapping=values)
        if self.kind == "quarter":
            return _("${year}, quarter ${number}", mapping=values)
        return _("${first} to ${last}", mapping=values)

    def form(self) -> dict[str, str]:
        """The parameters that ask for it again."""
        if self.kind == "range":
            return {"kind": "range", "from": f"{self.first}", "to": f"{self.last}"}
        found = {"kind": self.kind, "year": str(self.first.year)}
        return found | ({self.kind: str(self.number)} if self.number else {})


def months(kind: str, year: int, first: int, length: int, number: int = 0) -> Period:
    """`length` months of `year` from the month `first` on."""
    after = year * 12 + first - 1 + length
    last = datetime.date(after // 12, after % 12 + 1, 1) - ONE
    return Period(kind, datetime.date(year, first, 1), last, number)


def month(year: int, number: int) -> Period:
    """A month."""
    return months("month", year, number, 1, number)


def read(form: dict) -> Period:
    """The period that a request asks for; the present one of its kind where it names none."""
    today = clock.today()
    kind = form.get("kind")
    if kind == "range":
        first, last = _day(form.get("from")), _day(form.get("to"))
        if first and last and first <= last:
            return Period("range", first, last)
    year = _number(form.get("year"), FIRST, LAST) or today.year
    if kind == "year":
        return months("year", year, 1, 12)
    if kind == "quarter":
        number = _number(form.get("quarter"), 1, 4) or (today.month + 2) // 3
        return months("quarter", year, 3 * number - 2, 3, number)
    return month(year, _number(form.get("month"), 1, 12) or today.month)


def _number(value, low: int, high: int) -> int:
    """The number, 0 if it is none between the bounds."""
    text = str(value or "")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0
    return number if low <= number <= high else 0


def _day(value) -> datetime.date | None:
    try:
        day = datetime.date.fromisoformat(str(value or ""))
    except ValueError:
        return None
    return day if FIRST <= day.year <= LAST else None
