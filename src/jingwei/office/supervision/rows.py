"""What is written down in the course of an item: rows, oldest first, never changed.

`acting`: token under which the person stood in for another, "" if they acted for themselves.
"""

from typing import NamedTuple

import datetime


class Progress(NamedTuple):
    """A report of a unit. `percent` from 0 to 100; `coordinate`: needs the help of others;
    `files`: ids of its attachments in the item.
    """

    day: datetime.date
    person: str
    unit: str
    percent: int
    text: str
    problems: str = ""
    next_step: str = ""
    coordinate: bool = False
    acting: str = ""
    files: tuple[str, ...] = ()


class Urge(NamedTuple):
    """The supervisor reminded the lead unit."""

    day: datetime.date
    person: str
    text: str
    acting: str = ""


WITHDRAWN = "withdrawn"


class Extension(NamedTuple):
    """A wish for more time; `decision`: "", ``agree``, ``refuse`` or `WITHDRAWN`, where the unit
    asked for closing before anybody had decided. Old dates stay visible. `decided_as`: as
    `acting`, of who decided.
    """

    asked: datetime.date
    person: str
    old: datetime.date
    new: datetime.date
    reason: str
    decision: str = ""
    decided: datetime.date | None = None
    decided_by: str = ""
    answer: str = ""
    acting: str = ""
    decided_as: str = ""


class Origin(NamedTuple):
    """The record that an item was made from, as it was then.

    `kind`: ``document``, ``minutes`` or ``inquiry``; `paragraph` counts from 1, 0: the whole
    record; `text`: of the paragraph. `number` and `title` are told only to who may see the record.
    """

    uid: str
    kind: str
    number: str
    title: str
    paragraph: int = 0
    text: str = ""


class Reached(NamedTuple):
    """A milestone that a report says was reached: `milestone` is its line in the item."""

    day: datetime.date
    person: str
    milestone: str


class Milestone(NamedTuple):
    """A step that is to be reached by a day."""

    due: datetime.date
    name: str

    @property
    def line(self) -> str:
        """As it is written."""
        return f"{self.due} {self.name}".strip()


def milestones(text: str | None) -> tuple[Milestone, ...]:
    """Read lines such as ``2026-12-31 完成方案``.

    :raises ValueError: a line does not begin with a day.
    """
    found = []
    for line in (text or "").splitlines():
        day, _space, name = line.strip().replace("　", " ").partition(" ")
        if day:
            found.append(Milestone(datetime.date.fromisoformat(day), name.strip()))
    return tuple(sorted(found))
