"""The threads of the ticker in the process that serves the site.

One keeps the lease; one runs the tasks; each worker has one of its own, so that a long job holds
up no reminder and a dead mail server no job. Without the lease they wait.
"""

from collections.abc import Callable
from jingwei.core.ticker.content import PAUSES
from jingwei.core.ticker.interfaces import IWorker
from jingwei.core.ticker.lease import BEAT
from jingwei.core.ticker.lease import Lease
from jingwei.core.ticker.lease import Lost
from jingwei.core.ticker.lease import TERM
from jingwei.core.ticker.schedule import note_failure
from jingwei.core.ticker.schedule import note_success
from jingwei.core.ticker.schedule import run_due
from jingwei.core.ticker.session import Session
from zope.component import getUtilitiesFor

import logging
import threading
import time


logger = logging.getLogger(__name__)
# Seconds between two looks for something to do.
TASKS, WORK = 5.0, 2.0
# Seconds that the end of the server waits for what is being done.
PATIENCE = 8.0


class TickerThreads:
    """Started with the server and ended with it. `pace` shortens all waiting, for tests."""

    def __init__(self, database, pace: float = 1.0):
        self.lease = Lease(database, TERM * pace)
        self.stop_ = threading.Event()
        self.session = Session(database, self.lease, self.stop_)
        self.pace = pace
        lanes = [("lease", BEAT, self.lease.renew), ("tasks", TASKS, self._tasks)]
        for name, worker in getUtilitiesFor(IWorker):
            lanes.append((name, WORK, Lane(self.session, name, worker, pace).look))
        self.threads = [
            threading.Thread(
                target=self._repeat, args=(look, pause), name=f"ticker {name}", daemon=True
            )
            for name, pause, look in lanes
        ]

    def start(self) -> None:
        """Start all threads."""
        for thread in self.threads:
            thread.start()

    def stop(self, patience: float = PATIENCE) -> None:
        """End all threads between two transactions, and give the lease back.

        What does not end in time is left to the end of the process: then the lease is not given
        back, but lapses.
        """
        self.stop_.set()
        end = time.monotonic() + patience
        for thread in self.threads:
            thread.join(max(0.0, end - time.monotonic()))
        if not any(thread.is_alive() for thread in self.threads):
            self.lease.release()

    def _repeat(self, look: Callable[[], object], pause: float) -> None:
        while not self.stop_.is_set():
            try:
                look()
            except Lost:
                logger.warning("The ticker has passed on to another process")
            except Exception:
                if not self.stop_.is_set():
                    logger.exception("The ticker stumbled")
            self.stop_.wait(pause * self.pace)

    def _tasks(self) -> None:
        if self.lease.held():
            run_due(self.session)


class Lane:
    """One worker, and how long it rests after failures."""

    def __init__(self, session: Session, name: str, worker: IWorker, pace: float):
        self.session, self.name, self.worker, self.pace = session, name, worker, pace
        self.errors = 0
        self.rests_until = 0.0

    def look(self) -> None:
        """Work until nothing waits; keep a failure for the page and rest a while.

        :raises Lost: another process runs the ticker now.
        """
        if not self.session.held() or time.monotonic() < self.rests_until:
            return
        try:
            while not self.session.stopping() and self.worker.work(self.session):
                pass
        except Lost:
            raise
        except Exception as error:
            pause = PAUSES[min(self.errors, len(PAUSES) - 1)]
            self.errors += 1
            self.rests_until = time.monotonic() + pause * self.pace
            note_failure(self.session, self.name, error)
        else:
            if self.errors:
                self.errors = 0
                note_success(self.session, self.name)
