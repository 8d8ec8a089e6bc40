"""The way of a record through its states, as a list with the present one lit."""

from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.api import state
from jingwei.core.workflow.api import title_of
from jingwei.core.workflow.grid import Grid
from typing import NamedTuple
from zope.i18nmessageid import Message

import datetime


class Station(NamedTuple):
    """One state on the way. `status` is ``done``, ``now`` or ``todo``.

    `who` and `when`: who finished what is done in the state, or, where its title says what was
    done, who brought the record there. `waits`: whose turn it is now; `vacant`: it is that of a
    post that nobody holds.
    """

    id: str
    title: Message
    status: str
    who: str
    when: datetime.datetime | None
    waits: str = ""
    vacant: bool = False


def path(record) -> list[Station]:
    """Stations of `record`: those it came through, and those of the main line still ahead."""
    grid, present = record.grid, state(record)
    way = _way(record, present)
    at = len(way) - 1
    left, entered = {}, {}
    for row in record.journal.turns if record.journal else ():
        if row.source != row.target:
            left[row.source] = entered[row.target] = row
    stations = []
    for index, id_ in enumerate([*way, *_ahead(grid, way)]):
        status = "now" if index == at else "done" if index < at else "todo"
        reached = grid.is_reached(id_) and status != "todo"
        row = entered.get(id_) if reached else left.get(id_) if status == "done" else None
        waits = _waiting(record) if index == at else ""
        when = row.time if row else None
        vacant = index == at and any(map(organisation.is_vacant, record.pending))
        title = title_of(grid.states[id_])
        stations.append(Station(id_, title, status, _who(row), when, waits, vacant))
    return stations


def _who(row) -> str:
    """Name of the person who took a step; nobody's if the system did, or it is not taken."""
    return organisation.name_for(row.person, row.post) if row else ""


def _way(record, present: str) -> list[str]:
    """States up to the present one; what was done before a step back is to be done again."""
    way: list[str] = []
    for row in record.journal.turns if record.journal else ():
        if row.target in way:
            del way[way.index(row.target) + 1 :]
        else:
            way.append(row.target)
    if way[-1:] == [present]:
        return way
    line = record.grid.path
    return [*line[: line.index(present)], present] if present in line else [present]


def _ahead(grid: Grid, way: list[str]) -> list[str]:
    """What the main line still has after the last of its states on the way; no end has more."""
    line = list(grid.path)
    passed = [line.index(id_) for id_ in way if id_ in line]
    return [] if way[-1] in grid.final else line[max(passed, default=-1) + 1 :]


def _waiting(record) -> str:
    """Names of the posts or persons whose turn it is."""
    return "、".join(organisation.title(token) for token in record.pending)
