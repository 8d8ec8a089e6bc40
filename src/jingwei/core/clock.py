"""The one source of time. Demo and tests may set it; everything else only asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zope.annotation.interfaces import IAnnotations
from zope.component.hooks import getSite

import datetime


# A fixed offset (China keeps no summer time): moments are stored, and the object database
# cannot pickle `ZoneInfo`.
ZONE = datetime.timezone(datetime.timedelta(hours=8), "Asia/Shanghai")
MARK = "jingwei.clock.was_set"

# A context variable: a clock set in one request or test is not seen by another thread.
_set: ContextVar[datetime.datetime | None] = ContextVar("jingwei.clock", default=None)


def now() -> datetime.datetime:
    """The present moment, aware, in the organ's time zone."""
    return _set.get() or datetime.datetime.now(ZONE)


def today() -> datetime.date:
    """The present day in the organ's time zone; servers often run in UTC."""
    return now().date()


def end_of_day(moment: datetime.datetime) -> datetime.datetime:
    """The last second of the organ's day on which a moment lies: "until that day" includes it."""
    last = datetime.time(23, 59, 59)
    return datetime.datetime.combine(moment.astimezone(ZONE).date(), last, ZONE)


@contextmanager
def at(moment: datetime.datetime, site=None) -> Iterator[None]:
    """Let the clock show `moment`; for demo and tests only.

    A naive moment is taken as the organ's time. `site`, else the site that is being worked on,
    is marked for good (`was_set`). Blocks may be nested; other threads keep their time.
    """
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZONE)
    site = getSite() if site is None else site
    if site is not None:
        mark(site)
    token = _set.set(moment.astimezone(ZONE))
    try:
        yield
    finally:
        _set.reset(token)


def mark(site) -> None:
    """Note on the site, for good, that its clock was set: its dates prove nothing."""
    if not was_set(site):
        IAnnotations(site)[MARK] = True


def was_set(site) -> bool:
    """Was the clock of this site ever set?"""
    return bool(IAnnotations(site).get(MARK))
