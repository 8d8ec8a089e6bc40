"""Reckoning `facts.Facts` of an item from what was written down in its course."""

from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.office.supervision.facts import Facts
from jingwei.office.supervision.facts import Phase
from jingwei.office.supervision.feedback import feedback_turns
from jingwei.office.supervision.feedback import periods_served
from jingwei.office.supervision.feedback import started
from jingwei.office.supervision.vocabularies import FEEDBACKS
from typing import NamedTuple

import datetime


class Earlier(NamedTuple):
    """What of an item was written down by the end of a day; as the item itself to `feedback`."""

    feedback: str
    lead_unit: str
    ledger: tuple
    progress: tuple


def facts(item) -> Facts:
    """The whole course of `item`."""
    found, begun = item.reckoning(), started(item)
    ended = found.finished if found else None
    told = deadlines.days(item.ledger, ended) if ended else ()
    return Facts(
        lead=item.lead_unit or "",
        source=item.source,
        begun=begun.toordinal() if begun else 0,
        ended=ended.toordinal() if ended else 0,
        used=sum(day.counted for day in told),
        length=FEEDBACKS[item.feedback][1],
        served=periods_served(item),
        asked=_fired(item, "request_closure"),
        returned=_fired(item, "return"),
        phases=_phases(item),
    )


def _day(turn) -> datetime.date:
    return turn.time.astimezone(clock.ZONE).date()


def _fired(item, transition: str) -> tuple[int, ...]:
    turns = item.journal.turns if item.journal else ()
    return tuple(_day(turn).toordinal() for turn in turns if turn.transition == transition)


def _phases(item) -> tuple[tuple, ...]:
    """One for every day after which the item stood otherwise."""
    states = {_day(turn): turn.target for turn in (item.journal.turns if item.journal else ())}
    found: list[tuple] = []
    for day, state in states.items():
        phase = tuple(_phase(item, day, state))
        if not found or found[-1][1:] != phase[1:]:
            found.append(phase)
    return tuple(found)


def _phase(item, day: datetime.date, state: str) -> Phase:
    """How `item` stood at the end of `day`. The end is entered when it proves true, for an earlier
    day: until then nobody knew of it.
    """
    over = state in item.grid.final
    ledger = tuple(
        entry
        for entry in item.ledger
        if entry.day <= day and (over or entry.kind != deadlines.FINISHED)
    )
    progress = tuple(row for row in item.progress if row.day <= day)
    found = deadlines.reckon(ledger)
    turns = deadlines.turns(found)
    if turns != deadlines.AT_REST:
        known = Earlier(item.feedback, item.lead_unit, ledger, progress)
        turns = turns.sooner(feedback_turns(known))
    due = found.due.toordinal() if found and found.due else 0
    return Phase(
        day.toordinal(), state, due, turns.soon, turns.late, bool(found and found.extended)
    )
