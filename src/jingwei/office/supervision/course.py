"""Reckoning `facts.Facts` of an item from what was written down in its course."""

from collections.abc import Collection
from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.office.supervision.facts import Facts
from jingwei.office.supervision.facts import Phase
from jingwei.office.supervision.feedback import Course
from jingwei.office.supervision.feedback import course_of
from jingwei.office.supervision.feedback import turns


def facts(item) -> Facts:
    """The whole course of `item`."""
    course, found = course_of(item), item.reckoning()
    ended = found.finished if found else None
    told = deadlines.days(item.ledger, ended) if ended else ()
    return Facts(
        lead=item.lead_unit or "",
        source=item.source,
        begun=course.begun,
        ended=ended.toordinal() if ended else 0,
        used=sum(day.counted for day in told),
        length=course.length,
        served=course.served,
        asked=_fired(item, "request_closure"),
        returned=_fired(item, "return"),
        phases=_phases(course, item.grid.final),
        grade=item.grade,
    )


def _fired(item, transition: str) -> tuple[int, ...]:
    rows = item.journal.turns if item.journal else ()
    times = (row.time.astimezone(clock.ZONE) for row in rows if row.transition == transition)
    return tuple(time.toordinal() for time in times)


def _phases(course: Course, final: Collection[str]) -> tuple[tuple, ...]:
    """One for every day after which the item stood otherwise."""
    found: list[tuple] = []
    for place in range(len(course.states)):
        phase = tuple(_phase(_earlier(course, place, final)))
        if not found or found[-1][1:] != phase[1:]:
            found.append(phase)
    return tuple(found)


def _earlier(course: Course, place: int, final: Collection[str]) -> Course:
    """What had been written down by the end of a day with a turn. The end is entered when it
    proves true, for an earlier day: until then nobody knew of it.
    """
    states = course.states[: place + 1]
    day, state = states[-1]
    ledger = tuple(
        entry
        for entry in course.ledger
        if entry.day.toordinal() <= day and (state in final or entry.kind != deadlines.FINISHED)
    )
    progress = tuple(row for row in course.progress if row.day.toordinal() <= day)
    return course._replace(ledger=ledger, progress=progress, states=states)


def _phase(course: Course) -> Phase:
    """How the item stood at the end of the last day of `course`."""
    found = deadlines.reckon(course.ledger)
    light = turns(course, found)
    due = found.due.toordinal() if found and found.due else 0
    extended = bool(found and found.extended)
    return Phase(*course.states[-1], due, light.soon, light.late, extended)
