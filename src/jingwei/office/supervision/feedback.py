"""Periodic feedback: when the next is due, and how often it did not come (handbook §3.4)."""

from collections.abc import Iterator
from itertools import count
from itertools import islice
from jingwei.core.deadlines import api as deadlines
from jingwei.office.supervision.vocabularies import FEEDBACKS

import datetime


def started(item) -> datetime.date | None:
    """The day on which the clock started, the last time it did."""
    starts = [entry.day for entry in item.ledger if entry.kind == deadlines.STARTED]
    return starts[-1] if starts else None


def periods_served(item) -> tuple[int, ...]:
    """Numbers of the periods, from 1, in which the lead unit reported."""
    length, start = FEEDBACKS[item.feedback][1], started(item)
    if not length or start is None:
        return ()
    days = (row.day for row in item.progress if row.unit == item.lead_unit and row.day >= start)
    return tuple(dict.fromkeys(max(1, -(-(day - start).days // length)) for day in days))


def expected(item) -> tuple[datetime.date, datetime.date] | None:
    """The next two days by which the lead unit is to report; None without periodic feedback."""
    days = tuple(islice(periods(item), 2))
    return days or None


def periods(item) -> Iterator[datetime.date]:
    """The days by which the lead unit is to report, from the next one on, without end.

    Periods are counted from the start of the clock. A report serves the period in which it comes.
    """
    length, start = FEEDBACKS[item.feedback][1], started(item)
    if not length or start is None:
        return
    served = max(periods_served(item), default=0)
    period = datetime.timedelta(days=length)
    yield from (start + period * number for number in count(served + 1))


def missed(item, today: datetime.date) -> int:
    """How many reports in a row did not come until `today`."""
    days = expected(item)
    if days is None or today <= days[0]:
        return 0
    return ((today - days[0]).days - 1) // (days[1] - days[0]).days + 1


def feedback_turns(item) -> deadlines.Turns:
    """Yellow when one report is missed, red when a second is."""
    days = expected(item)
    if days is None:
        return deadlines.AT_REST
    return deadlines.Turns(days[0].toordinal() + 1, days[1].toordinal() + 1)
