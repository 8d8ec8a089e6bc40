"""Periodic feedback: when the next is due, and how often it did not come (handbook §3.4)."""

from jingwei.core.deadlines import api as deadlines
from jingwei.office.supervision.vocabularies import FEEDBACKS

import datetime


def expected(item) -> tuple[datetime.date, datetime.date] | None:
    """The next two days by which the lead unit is to report; None without periodic feedback.

    Periods are counted from the start of the clock. A report serves the period in which it comes.
    """
    length = FEEDBACKS[item.feedback][1]
    starts = [entry.day for entry in item.ledger if entry.kind == deadlines.STARTED]
    if not length or not starts:
        return None
    start = starts[-1]
    reports = [r.day for r in item.progress if r.unit == item.lead_unit and r.day >= start]
    served = 0 if not reports else max(1, -(-(reports[-1] - start).days // length))
    period = datetime.timedelta(days=length)
    return start + period * (served + 1), start + period * (served + 2)


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
