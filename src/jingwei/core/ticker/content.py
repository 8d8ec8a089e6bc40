"""/intranet/ticker: who runs it, and how far each task has come."""

from BTrees.OOBTree import OOBTree
from jingwei import _
from jingwei.core.filing.content import Unindexed
from jingwei.core.rights.interfaces import IComputedRights
from persistent import Persistent
from plone import api
from plone.supermodel import model
from zope import schema
from zope.interface import implementer

import datetime


# Seconds until a failed task runs again: after the first failure, the second ...
PAUSES = (60, 300, 900, 3600)


class ITicker(model.Schema, IComputedRights):
    """The place of the ticker."""

    title = schema.TextLine(title=_("Title"), max_length=100)


class Holder(Persistent):
    """The process that runs the ticker, "" for none, and how often it has passed on.

    Written when it passes on, never else: every transaction of the ticker makes sure at its
    commit that this object is the one it has read.
    """

    name = ""
    term = 0


class Beat(Persistent):
    """A number that the holder raises as long as it lives."""

    count = 0


class State(Persistent):
    """How far a task has come. `ran`: the moment up to which everything was done; `errors`:
    failures in a row, the last of which said `error` at the moment `failed_at`.
    """

    ran: datetime.datetime | None = None
    errors = 0
    error = ""
    failed_at: datetime.datetime | None = None

    def fail(self, error: str, moment: datetime.datetime) -> None:
        """Note a failure."""
        self.errors += 1
        self.error, self.failed_at = error, moment

    def succeed(self) -> None:
        """Note that it works; writes only if it did not before."""
        if self.errors:
            self.errors = 0

    @property
    def paused_until(self) -> datetime.datetime | None:
        """When it is tried again after a failure; None if it works."""
        if not self.errors or self.failed_at is None:
            return None
        seconds = PAUSES[min(self.errors, len(PAUSES)) - 1]
        return self.failed_at + datetime.timedelta(seconds=seconds)


class Book(Persistent):
    """Holder, beat, the states of all tasks and workers by name, and errands in their order.

    `errands`: key -> (name, parameters as plain data).
    """

    __roles__ = ()

    def __init__(self):
        self.holder = Holder()
        self.beat = Beat()
        self.states = OOBTree()
        self.errands = OOBTree()

    def state(self, name: str) -> State:
        """The state of a task, made if it is new; not for pages."""
        if name not in self.states:
            self.states[name] = State()
        return self.states[name]


@implementer(ITicker)
class Ticker(Unindexed):
    """The place of the book."""

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self._book = Book()


def book() -> Book:
    """The site's book of the ticker."""
    return book_of(api.portal.get())


def book_of(site) -> Book:
    """The book of a site.

    :raises KeyError: the database is older than the ticker.
    """
    return site["intranet"]["ticker"]._book
