"""Deadlines for every other feature: reckoned over the calendar of the organ."""

from collections.abc import Sequence
from jingwei.core import clock
from jingwei.core.deadlines import ledger
from jingwei.core.deadlines import lights
from jingwei.core.deadlines.content import calendar
from jingwei.core.deadlines.days import Calendar
from jingwei.core.deadlines.errands import reckon_anew
from jingwei.core.deadlines.ledger import Entry
from jingwei.core.deadlines.ledger import EXTENDED
from jingwei.core.deadlines.ledger import FINISHED
from jingwei.core.deadlines.ledger import Reckoning
from jingwei.core.deadlines.ledger import RESTARTED
from jingwei.core.deadlines.ledger import STARTED
from jingwei.core.deadlines.ledger import STOPPED
from jingwei.core.deadlines.ledger import Told
from jingwei.core.deadlines.lights import AT_REST
from jingwei.core.deadlines.lights import CHIPS
from jingwei.core.deadlines.lights import DROPPED
from jingwei.core.deadlines.lights import OVER
from jingwei.core.deadlines.lights import RED
from jingwei.core.deadlines.lights import Sign
from jingwei.core.deadlines.lights import sign
from jingwei.core.deadlines.lights import STILL
from jingwei.core.deadlines.lights import TITLES
from jingwei.core.deadlines.lights import too_far
from jingwei.core.deadlines.lights import Turns
from jingwei.core.deadlines.lights import WARN

import datetime


__all__ = [
    "AT_REST",
    "CHIPS",
    "DROPPED",
    "EXTENDED",
    "FINISHED",
    "OVER",
    "RED",
    "RESTARTED",
    "STARTED",
    "STILL",
    "STOPPED",
    "TITLES",
    "WARN",
    "Calendar",
    "Entry",
    "Reckoning",
    "Sign",
    "Told",
    "Turns",
    "calendar",
    "days",
    "listed",
    "reckon",
    "reckon_anew",
    "sign",
    "too_far",
    "turns",
    "words",
]


def reckon(entries: Sequence[Entry]) -> Reckoning | None:
    """See `ledger.reckon`."""
    return ledger.reckon(entries, calendar())


def days(entries: Sequence[Entry], today: datetime.date) -> list[Told]:
    """See `ledger.days`."""
    return list(ledger.days(entries, calendar(), today))


def turns(found: Reckoning | None) -> Turns:
    """See `lights.turns`."""
    return lights.turns(found, calendar())


def words(found: Reckoning | None, today: datetime.date):
    """See `lights.words`."""
    return lights.words(found, calendar(), today)


def listed(due: datetime.date):
    """See `lights.listed`; today, over the calendar of the organ."""
    return lights.listed(due, calendar(), clock.today())
