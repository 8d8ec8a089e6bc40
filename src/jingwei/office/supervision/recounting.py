"""Lights follow the calendar: when days are entered, running items are reckoned anew."""

from jingwei.core.deadlines import api as deadlines
from plone import api


INDEXES = ["soon_on", "late_on", "board_row"]


def days_entered(event) -> None:
    """Bring the indexes of every running item up to date; whoever enters days sees few of them."""
    running = {"soon_on": {"query": deadlines.AT_REST.soon - 1, "range": "max"}}
    search = api.portal.get_tool("portal_catalog").unrestrictedSearchResults
    for brain in search(portal_type="SupervisionItem", **running):
        brain._unrestrictedGetObject().reindexObject(idxs=INDEXES)
