"""Lights as questions to the catalog, and what a grey one says of an item."""

from jingwei import _
from jingwei.core.deadlines import api as deadlines

import datetime


# Lights, the most urgent first.
LIGHTS = ("red", "yellow", "green", "grey")
# A grey light rests for one of these causes; of a single item its sign tells which.
TITLES = {**deadlines.TITLES, "grey": _("Closed, under review or suspended")}
# The unit has done its part, and nobody waits for it.
REVIEWED = deadlines.Sign(_("Under review"), "chip rest")
# Nobody was given the task yet.
AHEAD = deadlines.Sign(_("The clock has not started"), "chip rest")


def of_light(light: str, today: datetime.date) -> dict:
    """The part of a catalog query that finds the items with `light` today."""
    day = today.toordinal()
    never = deadlines.AT_REST.soon
    ranges = {
        "red": {"late_on": {"query": day, "range": "max"}},
        "yellow": {
            "soon_on": {"query": day, "range": "max"},
            "late_on": {"query": day + 1, "range": "min"},
        },
        "green": {"soon_on": {"query": (day + 1, never - 1), "range": "min:max"}},
        "grey": {"soon_on": never},
    }
    return ranges.get(light, {})


def resting(state: str) -> deadlines.Sign:
    """What a grey light says of an item in `state`."""
    signs = {
        "proposed": AHEAD,
        "completion_review": REVIEWED,
        "closed": deadlines.OVER,
        "cancelled": deadlines.DROPPED,
    }
    return signs.get(state, deadlines.STILL)
