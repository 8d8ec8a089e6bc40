"""Records with a deadline: the clock ledger, and what lists read of it."""

from jingwei.core import clock
from jingwei.core.deadlines import lights
from jingwei.core.deadlines.content import calendar
from jingwei.core.deadlines.interfaces import IClocked
from jingwei.core.deadlines.ledger import Entry
from jingwei.core.deadlines.ledger import reckon
from jingwei.core.deadlines.ledger import Reckoning
from plone.indexer import indexer
from zope.interface import implementer

import datetime


@implementer(IClocked)
class Clocked:
    """What a record with a deadline has beside its own; mixed in before `Record`.

    `ledger`: entries, oldest first. A copy starts without: features name it in
    `history_attributes`. `warn`: working days before the end from which it is due soon.
    """

    warn: int = lights.WARN
    ledger: tuple[Entry, ...] = ()

    def enter(self, kind: str, person: str = "", rule="", day=None, **more) -> None:
        """Make an entry in the ledger, of today by default; see `ledger.Entry`."""
        entry = Entry(kind, day or clock.today(), person, rule, **more)
        self.ledger = (*self.ledger, entry)

    def reckoning(self) -> Reckoning | None:
        """What the ledger comes to; None without a start."""
        return reckon(self.ledger, calendar())

    def due(self) -> datetime.date | None:
        """The last day in time while the clock runs, else None."""
        found = self.reckoning()
        return found.due if found and not found.finished else None

    def turns(self) -> lights.Turns:
        """When the light changes."""
        return lights.turns(self.reckoning(), calendar(), self.warn)

    def light(self) -> str:
        """The light of today."""
        return self.turns().light(clock.today())


@indexer(IClocked)
def soon_on(record) -> int:
    """Ordinal of the day on which the light turns yellow."""
    return record.turns().soon


@indexer(IClocked)
def late_on(record) -> int:
    """Ordinal of the day on which the light turns red."""
    return record.turns().late
