"""Periodic feedback: which reports are asked for, and which of them did not come (handbook §3.4).

Periods are counted from the day after the start of the clock. A report serves the period in which
it comes, and is in time until the end of its last day. Where earlier ones did not come it makes up
for those and no more: who is late is not asked any later for the next. None is asked for on a day
at whose end the unit could not report: before it accepted the item, while the clock stands still,
while closing is reviewed, after the end. Light, reminders and figures all go by `asked`.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from itertools import islice
from itertools import pairwise
from itertools import takewhile
from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.office.supervision.vocabularies import FEEDBACKS
from typing import NamedTuple

import datetime


# In which a unit can report, so that it is asked to.
REPORTING = "in_progress"
REVIEW = "completion_review"
NEVER = deadlines.AT_REST.late


class Course(NamedTuple):
    """What was written down of an item, as far as its reports and its light go by it.

    * `length`: days between two reports, 0 without; `lead`: the unit that reports
    * `ledger`, `progress`: as in the item
    * `states`: (ordinal of a day, state at its end), oldest first, for each day with a turn
    """

    length: int
    lead: str | None
    ledger: tuple
    progress: tuple
    states: tuple[tuple[int, str], ...]

    @property
    def state(self) -> str:
        """The state at the end; "" before it began."""
        return self.states[-1][1] if self.states else ""

    @property
    def begun(self) -> int:
        """Ordinal of the day on which the clock started, the last time it did; 0 before that."""
        starts = [entry.day for entry in self.ledger if entry.kind == deadlines.STARTED]
        return starts[-1].toordinal() if starts else 0

    @property
    def served(self) -> tuple[int, ...]:
        """Numbers of the periods, from 1, for which the lead unit reported in time."""
        return tuple(dict.fromkeys(number for number, in_time in self._settled() if in_time))

    @property
    def settled(self) -> int:
        """Number of the last period of which nothing is wanted any more; 0 before the first."""
        return max((number for number, _in_time in self._settled()), default=0)

    def _settled(self) -> Iterator[tuple[int, bool]]:
        """For each report of the lead unit: the last period it settles, and was it in time?"""
        length, begun = self.length, self.begun
        if not length or not begun:
            return
        last = 0
        days = (row.day.toordinal() for row in self.progress if row.unit == self.lead)
        for day in days:
            number = -(-(day - begun) // length)
            if number < 1:
                continue
            wanted = asked(begun, length, self.states, begun + last * length + 1)
            late = next((end for _number, end in wanted), NEVER) < day
            last = max(last, number - late)
            yield last, not late


def course_of(item) -> Course:
    """The whole course of `item`."""
    turns = item.journal.turns if item.journal else ()
    states = {turn.time.astimezone(clock.ZONE).toordinal(): turn.target for turn in turns}
    length = FEEDBACKS[item.feedback][1]
    return Course(length, item.lead_unit, item.ledger, item.progress, tuple(states.items()))


def asked(
    begun: int, length: int, states: Iterable[tuple[int, str]], first: int = 0
) -> Iterator[tuple[int, int]]:
    """(number, ordinal of its last day) of every report that is asked for, as things stand.

    Without end while the unit can report. The parameters are those of `Course`; `first`: day from
    which on they are wanted.
    """
    if not begun or not length:
        return
    for (since, state), (until, _state) in pairwise((*states, (NEVER, ""))):
        if state == REPORTING:
            number = max(1, -(-(max(since, first) - begun) // length))
            yield from enumerate(range(begun + number * length, until, length), number)


def awaited(course: Course) -> Iterator[datetime.date]:
    """Last days of the reports that did not come since the last one that did, without end; none
    while the unit cannot report.
    """
    if course.state != REPORTING:
        return
    after = course.begun + course.settled * course.length
    for _number, day in asked(course.begun, course.length, course.states, after + 1):
        yield datetime.date.fromordinal(day)


def missed(course: Course, today: datetime.date) -> int:
    """How many reports in a row did not come until `today`."""
    return sum(1 for _day in takewhile(lambda day: day < today, awaited(course)))


def turns(course: Course, found: deadlines.Reckoning | None) -> deadlines.Turns:
    """When the light of an item changes whose ledger comes to `found`: by the deadline; yellow when
    one report is missed, red when a second is. It rests while closing is reviewed.
    """
    by_deadline = deadlines.turns(found)
    if by_deadline == deadlines.AT_REST or course.state == REVIEW:
        return deadlines.AT_REST
    days = [day.toordinal() + 1 for day in islice(awaited(course), 2)]
    return by_deadline.sooner(deadlines.Turns(*days)) if days else by_deadline
