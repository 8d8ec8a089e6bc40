"""One row of a list as plain data, from catalog metadata only."""

from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.api import title_of
from jingwei.core.workflow.grid import grid_of_type
from jingwei.core.worklist.row import Row
from jingwei.core.worklist.row import URGENCIES


def line(brain) -> dict:
    """One row of a list, from catalog metadata only."""
    row = Row(*brain.worklist_row) if brain.worklist_row else Row()
    grid = grid_of_type(brain.portal_type)
    return {
        "title": brain.Title,
        "url": brain.getURL(),
        "kind": title_of(grid.title) if grid else brain.portal_type,
        "state": title_of(grid.states.get(brain.review_state, "")) if grid else "",
        "urgency": row.urgency if row.urgency not in ("", "routine") else "",
        "number": row.number,
        "unit": organisation.title(f"unit~{row.unit}") if row.unit else "",
        "person": organisation.title(row.person) if row.person else "",
        "since": row.since,
        "clock": _clock(brain, row.due),
    }


def listed(brain) -> dict:
    """The same for a table: the urgency in words, and as the `mark` before the title; `due` is
    the light of the clock with the words of what is left.
    """
    found = line(brain)
    urgency, clock_ = URGENCIES.get(found["urgency"], ""), found["clock"]
    due = {"title": clock_["words"], "chip": clock_["chip"]} if clock_ else None
    return {**found, "mark": urgency, "urgency": urgency, "due": due}


def _clock(brain, due) -> dict | None:
    """Light and time left of a record whose clock runs: chip and words."""
    if due is None or not brain.late_on:
        return None
    light = deadlines.Turns(brain.soon_on, brain.late_on).light(clock.today())
    return {"chip": deadlines.CHIPS[light], "words": deadlines.left(due)}
