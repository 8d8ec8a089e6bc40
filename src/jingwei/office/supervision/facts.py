"""The course of an item in numbers, kept in the catalog: how it stood on any day of the past.

Board and statistics ask how things stood on a day. The answer is computed from the item's journal,
ledger and reports, never kept as a snapshot: nothing is missing after an outage, every reader gets
the counts of what they may know of, and whoever doubts a figure can reckon it again. All of it is
written with the item's own turns, so that no item is woken to be counted.
"""

from collections.abc import Iterator
from jingwei.core.deadlines import api as deadlines
from jingwei.office.supervision.feedback import asked
from jingwei.office.supervision.feedback import REVIEW
from typing import NamedTuple

import datetime


# States of which the board shows items: proposed and cancelled ones are nobody's task.
STATES = ("assigned", "in_progress", "suspended", "completion_review", "closed")


class Phase(NamedTuple):
    """How an item stood from the day `since` on; days are ordinals.

    `due`: last day in time, 0 while there is none; `soon`, `late`: days on which the light turns
    yellow and red; `extended`: was more time granted?
    """

    since: int
    state: str
    due: int
    soon: int
    late: int
    extended: bool

    @property
    def shown(self) -> bool:
        """Is it on the board?"""
        return self.state in STATES

    @property
    def open(self) -> bool:
        """Is it on the board, and not done?"""
        return self.shown and self.state != "closed"

    def light(self, day: int) -> str:
        """The light on `day`; "" if it is not on the board."""
        if not self.shown:
            return ""
        return deadlines.Turns(self.soon, self.late).light(datetime.date.fromordinal(day))


class Facts(NamedTuple):
    """Kept as a plain tuple in the catalog; `Facts(*value)` reads it back. Days are ordinals.

    * `lead`, `source`: as in the item
    * `begun`: the day on which its clock started, 0 before that; `ended`: the day of the end, 0
      before that; `used`: working days counted from the one to the other
    * `length`: days between two reports, 0 without; `served`: numbers of the periods, from 1, for
      which the lead unit reported in time
    * `asked`, `returned`: days on which closing was asked for, and refused
    * `phases`: tuples of `Phase`, oldest first
    * `grade`: of its evaluation, "" before that
    """

    lead: str
    source: str
    begun: int
    ended: int
    used: int
    length: int
    served: tuple[int, ...]
    asked: tuple[int, ...]
    returned: tuple[int, ...]
    phases: tuple[tuple, ...]
    grade: str = ""

    def phase(self, day: int) -> Phase | None:
        """How it stood at the end of `day`; None before it began."""
        for values in reversed(self.phases):
            if values[0] <= day:
                return Phase(*values)
        return None

    def light(self, day: int) -> str:
        """The light at the end of `day`; "" if it was not on the board."""
        phase = self.phase(day)
        return phase.light(day) if phase else ""

    def overdue(self, day: int) -> bool:
        """At the end of `day`, is the deadline over, and the item neither closed nor in a review
        that was asked for in time?
        """
        phase = self.phase(day)
        if not phase or not phase.open or not 0 < phase.due < day:
            return False
        asked_on = max((one for one in self.asked if one <= day), default=day)
        return phase.state != REVIEW or asked_on > phase.due

    def feedbacks(self, first: int, last: int, today: int) -> Iterator[bool]:
        """For every report that was due from `first` to `last`: did it come in time? Until the end
        of its last day nobody knows that it did not.
        """
        states = (one[:2] for one in self.phases)
        for number, day in asked(self.begun, self.length, states, first):
            if day > last:
                return
            if day < today or number in self.served:
                yield number in self.served
