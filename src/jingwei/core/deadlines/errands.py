"""What the ticker does when other days are working days.

Whoever enters days sees few records, and all running clocks are reckoned anew.
"""

from jingwei import _
from jingwei.core.deadlines.lights import NEVER
from jingwei.core.ticker.api import Errand
from jingwei.core.ticker.api import send


# Records of one transaction.
PART = 200


def days_entered(event) -> None:
    """Reckon running clocks anew after the commit."""
    send("deadlines.lights", after="")


def _recount(site, params: dict) -> dict | None:
    """Bring the indexes of the next records up to date, in the order of their paths."""
    running = {"soon_on": {"query": NEVER - 1, "range": "max"}}
    found = site.portal_catalog.unrestrictedSearchResults(**running)
    left = sorted(path for path in (one.getPath() for one in found) if path > params["after"])
    for path in left[:PART]:
        record = site.unrestrictedTraverse(path)
        record.reindexObject(idxs=list(record.clock_indexes))
    return {"after": left[PART - 1]} if len(left) > PART else None


recount = Errand(_("Lights of running clocks are reckoned over the new days"), _recount)
