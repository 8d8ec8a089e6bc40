"""One row of a list as plain data, from catalog metadata only."""

from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.api import title_of
from jingwei.core.workflow.grid import grid_of_type
from jingwei.core.worklist import phases
from jingwei.core.worklist.row import ROUTINE
from jingwei.core.worklist.row import Row
from jingwei.core.worklist.row import URGENCIES


def line(brain) -> dict:
    """One row of a list, from catalog metadata only.

    `mark` is the urgency in words, "" for what is done in routine; `due` is the light of the clock
    with the words of what is left, None where no clock runs.
    """
    row = Row(*brain.worklist_row) if brain.worklist_row else Row()
    grid = grid_of_type(brain.portal_type)
    mark = "" if row.urgency == ROUTINE else URGENCIES.get(row.urgency, "")
    return {
        "title": brain.Title,
        "url": brain.getURL(),
        "kind": title_of(grid.title) if grid else brain.portal_type,
        "state": phases.told(brain.portal_type, brain.review_state, row),
        "mark": mark,
        "urgency": mark,
        "number": row.number,
        "unit": organisation.title(f"unit~{row.unit}") if row.unit else "",
        "person": organisation.title(row.person) if row.person else "",
        "since": row.since,
        "due": _due(brain, row.due),
    }


def _due(brain, due) -> dict | None:
    """Light and time left of a record whose clock runs."""
    if due is None or not brain.late_on:
        return None
    turns = deadlines.Turns(brain.soon_on, brain.late_on)
    if turns == deadlines.AT_REST:
        return None
    light = turns.light(clock.today())
    return {"chip": deadlines.CHIPS[light], "title": deadlines.listed(due)}
