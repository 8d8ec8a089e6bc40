"""What the ticker does when other days are working days.

Whoever enters days sees few records, and all running clocks are reckoned anew.
"""

from collections.abc import Iterator
from heapq import merge
from itertools import groupby
from itertools import islice
from jingwei import _
from jingwei.core.deadlines.lights import NEVER
from jingwei.core.ticker.api import Errand
from jingwei.core.ticker.api import send


# Records of one transaction.
PART = 200
# What is reckoned over working days; their rows in lists are written with them.
INDEXES = ("soon_on", "late_on", "escalates_on")


def days_entered(event) -> None:
    """Other days are working days."""
    reckon_anew()


def reckon_anew() -> None:
    """Let all that is reckoned over working days be brought up to date after the commit."""
    send("deadlines.lights", after=None)


def _recount(site, params: dict) -> dict | None:
    """Bring the indexes of the next records up to date, in the order of their catalog rows."""
    catalog = site.portal_catalog
    rows = list(islice(_running(catalog, params["after"]), PART))
    for row in rows:
        site.unrestrictedTraverse(catalog.getpath(row)).reindexObject(idxs=list(INDEXES))
    return {"after": rows[-1]} if len(rows) == PART else None


def _running(catalog, after: int | None) -> Iterator[int]:
    """Rows after `after` for which any of the days lies ahead or is over: a light that will change,
    a person to be told. Each row is passed once, so the time of all parts grows with the records.
    """
    days = [catalog.Indexes[name]._unindex for name in INDEXES]
    passed = merge(*(index.items(min=after, excludemin=after is not None) for index in days))
    for row, found in groupby(passed, key=lambda one: one[0]):
        if any(day < NEVER for _row, day in found):
            yield row


recount = Errand(_("Lights of running clocks are reckoned over the new days"), _recount)
