"""What the ticker does when other days are working days.

Whoever enters days sees few items, and all running ones are reckoned anew.
"""

from jingwei import _
from jingwei.core.deadlines import api as deadlines
from jingwei.core.ticker.api import Errand
from jingwei.core.ticker.api import send


INDEXES = ["soon_on", "late_on", "board_row"]
# Items of one transaction.
PART = 200


def days_entered(event) -> None:
    """Reckon running items anew after the commit."""
    send("supervision.lights", after="")


def _recount(site, params: dict) -> dict | None:
    """Bring the indexes of the next items up to date, in the order of their paths."""
    running = {"soon_on": {"query": deadlines.AT_REST.soon - 1, "range": "max"}}
    found = site.portal_catalog.unrestrictedSearchResults(portal_type="SupervisionItem", **running)
    left = sorted(path for path in (one.getPath() for one in found) if path > params["after"])
    for path in left[:PART]:
        site.unrestrictedTraverse(path).reindexObject(idxs=INDEXES)
    return {"after": left[PART - 1]} if len(left) > PART else None


recount = Errand(_("Lights of running items are reckoned over the new days"), _recount)
