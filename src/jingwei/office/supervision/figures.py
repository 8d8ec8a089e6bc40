"""Figures of a period (handbook §3.5), counted from the facts of items.

Everything is counted as it stood at the end of the period's last day, or of today where the period
is not over: a figure of the past stays what it was. What an item counts for is a `Figures` of its
own; those of a group are their sum.
"""

from collections.abc import Callable
from collections.abc import Iterable
from jingwei.core import clock
from jingwei.office.supervision.facts import Facts
from jingwei.office.supervision.feedback import REVIEW
from jingwei.office.supervision.periods import Period
from typing import NamedTuple


# Figure -> the evaluation that it counts.
GRADED = {"good": "A", "fair": "B", "poor": "C"}


class Figures(NamedTuple):
    """Numbers of items, if nothing else is said.

    * `due`: the deadline, as it stood at the end, lies in the period and is over or today
    * `done`: of those, closed by the end of the period; `extended`: of those, given more time
    * `closed`: closed in the period; `in_time`: of those, ended on the last day in time or before
    * `days`: working days that the closed ones took, all together
    * `overdue`: not closed at the end of the period, the deadline over, and closing not asked for
      in time; `reviewed`: of those, closing was asked for and waits for the supervisor
    * `running`: not closed at the end of the period
    * `feedbacks`: reports that were due in the period; `served`: of those, came in time
    * `asked`: times that closing was asked for in the period; `returned`: times it was refused
    * `good`, `fair`, `poor`: of the closed ones, by their evaluation: A, B, C
    """

    due: int = 0
    done: int = 0
    extended: int = 0
    closed: int = 0
    in_time: int = 0
    days: int = 0
    overdue: int = 0
    running: int = 0
    feedbacks: int = 0
    served: int = 0
    asked: int = 0
    returned: int = 0
    reviewed: int = 0
    good: int = 0
    fair: int = 0
    poor: int = 0

    @property
    def late(self) -> int:
        """Closed in the period, but too late."""
        return self.closed - self.in_time

    @property
    def graded(self) -> int:
        """Closed in the period, and evaluated."""
        return self.good + self.fair + self.poor


def figures_of(facts: Facts, period: Period) -> Figures:
    """What one item counts for in `period`."""
    first, until = period.first.toordinal(), period.until.toordinal()
    phase = facts.phase(until)
    if phase is None or not facts.begun or first > until:
        return Figures()
    feedbacks = list(facts.feedbacks(first, until, clock.today().toordinal()))
    due = phase.shown and first <= phase.due <= until
    closed = phase.state == "closed"
    now = closed and phase.since >= first
    overdue = facts.overdue(until)
    return Figures(
        due=due,
        done=due and closed,
        extended=due and phase.extended,
        closed=now,
        in_time=now and facts.ended <= phase.due,
        days=facts.used if now else 0,
        overdue=overdue,
        running=phase.open,
        feedbacks=len(feedbacks),
        served=sum(feedbacks),
        asked=sum(first <= day <= until for day in facts.asked),
        returned=sum(first <= day <= until for day in facts.returned),
        reviewed=overdue and phase.state == REVIEW,
        **{name: now and facts.grade == grade for name, grade in GRADED.items()},
    )


def total(found: Iterable[Figures]) -> Figures:
    """The sum of all."""
    return Figures(*map(sum, zip(Figures(), *found, strict=True)))


def grouped(
    counted: Iterable[tuple[Facts, Figures]], key: Callable[[Facts], str]
) -> dict[str, Figures]:
    """The sums of groups, by the key of each; groups that count for nothing are left out."""
    groups: dict[str, list[Figures]] = {}
    for facts, figures in counted:
        if any(figures):
            groups.setdefault(key(facts), []).append(figures)
    return {name: total(found) for name, found in groups.items()}


class Rate(str):
    """A rate as people read it; `share`: the number itself, from 0 on."""

    share: float

    def __new__(cls, share: float):
        found = super().__new__(cls, f"{100 * share:.1f}%")
        found.share = share
        return found


def rate(part: int, whole: int) -> str:
    """A percentage with one decimal, a `Rate`; a dash where there is nothing to divide by."""
    return Rate(part / whole) if whole else "—"
