"""/intranet/calendar: what an officer knows of working days before the library does."""

from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from jingwei import _
from jingwei.core.deadlines.days import Calendar
from jingwei.core.deadlines.difference import difference
from jingwei.core.deadlines.events import DaysEntered
from jingwei.core.deadlines.exc import DaysWouldGo
from jingwei.core.filing.content import Unindexed
from jingwei.core.rights.interfaces import IComputedRights
from persistent import Persistent
from plone.supermodel import model
from zope import schema
from zope.component.hooks import getSite
from zope.event import notify
from zope.interface import implementer

import datetime


class IWorkingCalendar(model.Schema, IComputedRights):
    """The working days of the organ."""

    title = schema.TextLine(title=_("Title"), max_length=100)


class Entered(Persistent):
    """`days`: day -> (kind, name); `years`: those that were entered as a whole."""

    # Read and written through `api` only, never by address.
    __roles__ = ()

    def __init__(self):
        self.days = OOBTree()
        self.years = OOTreeSet()


@implementer(IWorkingCalendar)
class WorkingCalendar(Unindexed):
    """The place of the calendar."""

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self._entered = Entered()


def entered() -> Entered:
    """What was entered for this site."""
    return getSite()["intranet"]["calendar"]._entered


def calendar() -> Calendar:
    """The working days of this site."""
    found = entered()
    return Calendar(found.days, found.years)


def enter(
    days: dict[datetime.date, tuple[str, str]], year: int | None = None, agreed: str = ""
) -> None:
    """Keep days.

    :param year: it is known as a whole with them; its other days are forgotten.
    :param agreed: token of the difference that somebody has seen (see `difference`).
    :raises DaysWouldGo: days of `year` would be removed or changed, and `agreed` does not say so.
    """
    found = entered()
    if year is not None:
        lost = difference(calendar(), year, days)
        if (lost.removed or lost.changed) and agreed != lost.token():
            raise DaysWouldGo()
        first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        for day in list(found.days.keys(first, last)):
            del found.days[day]
        found.years.insert(year)
    found.days.update(days)
    notify(DaysEntered())
