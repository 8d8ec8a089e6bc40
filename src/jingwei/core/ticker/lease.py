"""Of all processes on one database, on whatever machine, one runs the ticker.

The holder raises a number in the database every `BEAT` seconds. Who wants to follow watches: if
the number has not moved for `TERM` seconds of the watcher's own time, the holder is dead. So no
clock is compared with that of another machine. A holder that could not raise it in time stops by
itself; one that slept through everything fails at its next commit, because the `Holder` that it
has read is no longer the present one. A holder that ends cleanly gives the lease back, and the
next one follows at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from jingwei.core.ticker.content import Book
from jingwei.core.ticker.content import book_of
from transaction import TransactionManager
from ZODB.POSException import ConflictError

import os
import secrets
import socket
import threading
import time


BEAT = 20.0
TERM = 60.0
SITE = "Plone Site"


class Lost(Exception):
    """Another process runs the ticker now; what was begun is aborted."""


class Lease:
    """This process's claim. `name` tells it from every other; `term` is in seconds."""

    def __init__(self, database, term: float = TERM):
        self.database = database
        self.term = term
        self.name = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
        self._seen: tuple[int, int] | None = None
        self._since = time.monotonic()
        self._renewed: float | None = None
        self._one_at_a_time = threading.Lock()

    def held(self) -> bool:
        """Is the lease ours beyond doubt? Asked by every thread; costs nothing."""
        renewed = self._renewed
        return renewed is not None and time.monotonic() - renewed < self.term * 0.75

    def renew(self) -> bool:
        """Keep the lease, or take it if nobody has it; return whether it is ours."""
        began = time.monotonic()
        with self._one_at_a_time:
            try:
                with self._open() as (book, transaction):
                    ours = self._claim(book, began)
                    transaction.commit()
            except (ConflictError, KeyError):
                ours = False
            # A conflict does not mean that it is lost; `held` ends by itself if it is.
            if ours:
                self._renewed = began
        return self.held()

    def release(self) -> None:
        """Give the lease back, if it is ours; nothing of ours may run any more."""
        with self._one_at_a_time:
            self._renewed = None
            try:
                with self._open() as (book, transaction):
                    if book.holder.name == self.name:
                        book.holder.name = ""
                        transaction.commit()
            except (ConflictError, KeyError):
                return

    def fence(self, book: Book) -> None:
        """Let the present transaction fail at its commit if the lease has passed on.

        :raises Lost: it has passed on already.
        """
        if not self.held() or book.holder.name != self.name:
            raise Lost(self.name)
        book.holder._p_jar.readCurrent(book.holder)

    def _claim(self, book: Book, now: float) -> bool:
        """Raise the number if the lease is ours, or free, or its holder dead."""
        holder, beat = book.holder, book.beat
        if holder.name != self.name:
            seen = (holder.term, beat.count)
            if seen != self._seen:
                self._seen, self._since = seen, now
            if holder.name and now - self._since <= self.term:
                self._renewed = None
                return False
            holder.name = self.name
            holder.term += 1
        beat.count += 1
        return True

    @contextmanager
    def _open(self) -> Iterator[tuple[Book, TransactionManager]]:
        """The book in a connection and transaction of its own, apart from the thread's."""
        manager = TransactionManager()
        manager.begin()
        connection = self.database.open(manager)
        try:
            yield book_of(site_of(connection.root()["Application"])), manager
        finally:
            manager.abort()
            connection.close()


def site_of(app):
    """The one Plone site below the root of Zope.

    :raises KeyError: there is none yet.
    """
    sites = app.objectValues(SITE)
    if not sites:
        raise KeyError(SITE)
    return sites[0]
