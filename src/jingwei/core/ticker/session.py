"""Transactions of a thread that no request has started.

A session works in the transaction manager of its thread: the catalog's queue and the mail host
join that one, whatever a connection was opened with. So it must never run in a thread that serves
requests.
"""

from AccessControl.SecurityManagement import noSecurityManager
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from jingwei.core.ticker.content import book_of
from jingwei.core.ticker.lease import Lease
from jingwei.core.ticker.lease import site_of
from Testing.makerequest import makerequest
from transaction.interfaces import TransientError
from typing import TypeVar
from zope.component.hooks import setSite
from zope.globalrequest import clearRequest
from zope.globalrequest import setRequest

import random
import threading
import time
import transaction


ATTEMPTS = 8
STEP = 0.05
Result = TypeVar("Result")


class Session:
    """What tasks and workers get: transactions on the site, as nobody, under the lease."""

    def __init__(self, database, lease: Lease, stop: threading.Event | None = None):
        self.database = database
        self.lease = lease
        self._stop = stop or threading.Event()

    def held(self) -> bool:
        """Does this process still have the lease?"""
        return self.lease.held()

    def stopping(self) -> bool:
        """Is the server about to end?"""
        return self._stop.is_set()

    def attempt(self, work: Callable[..., Result]) -> Result:
        """Run and commit ``work(site)``; after a conflict again, up to `ATTEMPTS` times.

        :raises Lost: another process runs the ticker now.
        :raises TransientError: a conflict came every time.
        """
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self.opened() as site:
                    result = work(site)
                    transaction.commit()
                    return result
            except TransientError:
                if attempt == ATTEMPTS:
                    raise
                time.sleep(random.uniform(0, STEP * attempt))  # noqa: S311
        raise AssertionError("unreachable")

    @contextmanager
    def opened(self) -> Iterator:
        """The site in a fresh transaction; whoever asks commits, as often as needed.

        Call `fence` again after each commit but the last one.
        """
        transaction.begin()
        connection = self.database.open()
        try:
            site = site_of(makerequest(connection.root()["Application"]))
            noSecurityManager()
            setRequest(site.REQUEST)
            setSite(site)
            self.fence(site)
            yield site
        finally:
            transaction.abort()
            noSecurityManager()
            setSite(None)
            clearRequest()
            connection.close()

    def fence(self, site) -> None:
        """Bind the present transaction to the lease.

        :raises Lost: the lease has passed on.
        """
        self.lease.fence(book_of(site))
