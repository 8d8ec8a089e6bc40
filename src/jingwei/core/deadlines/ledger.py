"""The clock ledger: what was done to a deadline, and the days that follow from it.

A deadline is never typed in as such: it is what dated entries come to. It starts, is stopped and
restarted, extended and finished; each entry says who did it under which rule. Stopped working days
are added to the end. Everything else (end, lights, days counted or not) is computed.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from jingwei.core.deadlines.days import Calendar
from jingwei.core.deadlines.days import ONE
from typing import NamedTuple

import datetime


STARTED, STOPPED, RESTARTED = "started", "stopped", "restarted"
EXTENDED, FINISHED = "extended", "finished"


class Entry(NamedTuple):
    """One entry. Entries are kept oldest first and never changed.

    `kind`: see above; `day`: from when on; `person`: user id, "" if a rule did it; `rule`: in
    words; `length`: working days granted, or `until`: the last day (start and extension have one
    of them).
    """

    kind: str
    day: datetime.date
    person: str = ""
    rule: str = ""
    length: int | None = None
    until: datetime.date | None = None


class Reckoning(NamedTuple):
    """What the entries come to.

    * `due`: last day in time, None while the clock stands still
    * `end`: the same, and while the clock stands still what it was when it stopped
    * `first`: the end as it was before any extension or stop
    * `finished`: day of the end, None if it runs; `stopped`: does the clock stand still?
    * `extended`: was it ever extended? `provisional`: does it lie in a year not announced yet?
    """

    due: datetime.date | None
    end: datetime.date
    first: datetime.date
    finished: datetime.date | None
    stopped: bool
    extended: bool
    provisional: bool


class Told(NamedTuple):
    """One day of the ledger for people: is it counted, and if not, why not?

    `why`: ``zero`` (the first day), ``stopped``, ``weekend``, ``holiday``, ``makeup`` or
    ``workday``; `name`: of the holiday, or the rule of the stop.
    """

    date: datetime.date
    counted: bool
    why: str
    name: str
    provisional: bool


def reckon(entries: Sequence[Entry], calendar: Calendar) -> Reckoning | None:
    """What `entries` come to; None without a start."""
    due = first = since = finished = None
    extended = False
    for entry in entries:
        if entry.kind == STARTED:
            due = first = entry.until or calendar.after(entry.day, entry.length or 0)
            since = finished = None
            extended = False
        elif due is None or finished is not None:
            continue
        elif entry.kind == STOPPED and since is None:
            since = entry.day
        elif entry.kind == RESTARTED and since is not None:
            due = calendar.after(due, lost(since, entry.day, due, calendar))
            since = None
        elif entry.kind == EXTENDED:
            due = entry.until or calendar.after(due, entry.length or 0)
            extended = True
        elif entry.kind == FINISHED:
            finished = entry.day
    if first is None:
        return None
    stopped = since is not None and finished is None
    return Reckoning(
        due=None if stopped else due,
        end=due,
        first=first,
        finished=finished,
        stopped=stopped,
        extended=extended,
        provisional=not calendar.announced(due.year),
    )


def lost(since: datetime.date, until: datetime.date, due: datetime.date, calendar: Calendar) -> int:
    """Working days of a stop, its first day included and its last not; time over is not given
    back.
    """
    if since > due:
        return 0
    return calendar.between(since - ONE, until - ONE)


def days(entries: Sequence[Entry], calendar: Calendar, today: datetime.date) -> Iterator[Told]:
    """Every day from the last start to the end, or to `today` if it is later or there is none."""
    found = reckon(entries, calendar)
    if found is None:
        return
    begun = max(i for i, entry in enumerate(entries) if entry.kind == STARTED)
    start = entries[begun].day
    end = found.finished or max(found.due or today, today)
    stops = _stops(entries[begun:], end)
    for step in range((end - start).days + 1):
        date = start + ONE * step
        day = calendar.day(date)
        stop = next((rule for first, last, rule in stops if first <= date < last), None)
        if not step:
            yield Told(date, False, "zero", "", day.provisional)
        elif stop is not None:
            yield Told(date, False, STOPPED, stop, day.provisional)
        else:
            yield Told(date, day.works, day.kind, day.name, day.provisional)


def _stops(
    entries: Sequence[Entry], end: datetime.date
) -> list[tuple[datetime.date, datetime.date, str]]:
    """(first day, day after the last, rule) of every stop; one that lasts reaches past `end`."""
    found, since = [], None
    for entry in entries:
        if entry.kind == STOPPED and since is None:
            since = entry
        elif entry.kind in (RESTARTED, FINISHED) and since is not None:
            found.append((since.day, entry.day, since.rule))
            since = None
    return [*found, *([(since.day, end + ONE, since.rule)] if since else [])]
