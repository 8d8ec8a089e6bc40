"""Reading both stores as one list, newest first."""

from collections.abc import Iterator
from jingwei.core import clock
from jingwei.core.audit import events
from jingwei.core.audit import store
from jingwei.core.audit.content import trail
from jingwei.core.audit.entry import Entry
from jingwei.core.audit.entry import first_key
from typing import NamedTuple

import datetime
import heapq


END_OF_TIME = (1 << 63) - 1
# Rows looked at for one page; a rare filter goes on where this ended.
SCAN = 20_000
ONE_DAY = datetime.timedelta(days=1)


class Filters(NamedTuple):
    """What the auditor looks for; empty fields find everything. Days are the organ's.

    `result` finds every result that reads alike.
    """

    person: str = ""
    event: str = ""
    result: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None

    def fit(self, entry: Entry) -> bool:
        """Is `entry` of the person, event and result asked for?"""
        return (
            self.person in ("", entry.person)
            and self.event in ("", entry.event)
            and (not self.result or events.result(self.result) == events.result(entry.result))
        )


class Page(NamedTuple):
    """Entries newest first; `next` is the `before` of the page that follows, None at the end."""

    rows: list[Entry]
    next: int | None


EVERYTHING = Filters()


def entries(filters: Filters = EVERYTHING, before: int | None = None, size: int = 50) -> Page:
    """Events of both stores, newest first; at most `size` of them, older than key `before`."""
    rows: list[Entry] = []
    last, both = _both(filters, before)
    for seen, entry in enumerate(both, 1):
        if len(rows) == size or seen > SCAN:
            return Page(rows, last)
        last = entry.key
        if filters.fit(entry):
            rows.append(entry)
    return Page(rows, None)


def every(filters: Filters = EVERYTHING) -> Iterator[Entry]:
    """All events of both stores that fit, newest first."""
    return filter(filters.fit, _both(filters)[1])


def _both(filters: Filters, before: int | None = None) -> tuple[int, Iterator[Entry]]:
    """Where the days asked for begin, as a key, and their events of both stores, newest first."""
    newest = before or END_OF_TIME
    if filters.until:
        newest = min(newest, _midnight(filters.until, after=ONE_DAY))
    oldest = _midnight(filters.since) if filters.since else 0
    both = heapq.merge(
        trail().newest(newest, oldest),
        _newest_aside(newest, oldest),
        key=lambda entry: -entry.key,
    )
    return newest, both


def _newest_aside(before: int, oldest: int) -> Iterator[Entry]:
    found = store.connection().execute(
        "SELECT * FROM events WHERE key < ? AND key >= ? ORDER BY key DESC", (before, oldest)
    )
    for row in found:
        yield Entry(*row)


def _midnight(day: datetime.date, after: datetime.timedelta = datetime.timedelta()) -> int:
    """Key of the beginning of a day, or of a later moment; within what keys can say."""
    try:
        moment = datetime.datetime.combine(day, datetime.time(), clock.ZONE) + after
    except OverflowError:
        return END_OF_TIME
    return max(0, min(first_key(moment), END_OF_TIME))
