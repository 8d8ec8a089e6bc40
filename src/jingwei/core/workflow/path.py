"""The way of a record through its states, as a list with the present one lit."""

from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.api import state
from jingwei.core.workflow.api import title_of
from typing import NamedTuple
from zope.i18nmessageid import Message

import datetime


class Station(NamedTuple):
    """One state on the way. `status` is ``done``, ``now`` or ``todo``.

    `vacant`: it waits for a post that nobody holds.
    """

    id: str
    title: Message
    status: str
    who: str
    when: datetime.datetime | None
    vacant: bool = False


def path(record) -> list[Station]:
    """Stations of `record`: those of the grid's main line, and the present side state."""
    grid, present = record.grid, state(record)
    line = list(grid.path)
    if present not in line:
        line = _with_side_state(record, line, present)
    at = line.index(present)
    left = {}
    for turn in record.journal.turns if record.journal else ():
        if turn.source != turn.target and turn.source:
            left[turn.source] = turn
    stations = []
    for index, id_ in enumerate(line):
        status = "now" if index == at else "done" if index < at else "todo"
        turn = left.get(id_) if status == "done" else None
        who = _waiting(record) if index == at else _who(turn)
        when = turn.time if turn else None
        vacant = index == at and any(not organisation.holders(token) for token in record.pending)
        stations.append(Station(id_, title_of(grid.states[id_]), status, who, when, vacant))
    return stations


def _who(turn) -> str:
    """Name of the person who took a turn; nobody's if the system did, or it is not taken."""
    return organisation.title(turn.person) if turn and turn.person else ""


def _with_side_state(record, line: list[str], present: str) -> list[str]:
    """Put a state beside the main line after the one the record came from."""
    turns = record.journal.turns if record.journal else ()
    came = next((t.source for t in reversed(turns) if t.target == present != t.source), "")
    if record.grid.states and present in record.grid.final:
        return [*line[: line.index(came) + 1 if came in line else 1], present]
    at = line.index(came) + 1 if came in line else len(line)
    return [*line[:at], present, *line[at:]]


def _waiting(record) -> str:
    """Names of the posts or persons whose turn it is."""
    return "、".join(organisation.title(token) for token in record.pending)
