"""Processes that remind people of deadlines; tasks of `tests.races.tasks`."""

from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.escalation.tasks import daily
from jingwei.core.ticker.lease import Lease
from jingwei.core.ticker.schedule import run
from jingwei.core.ticker.session import Session
from pathlib import Path
from tests.benchmarks import loader

import datetime
import os
import threading
import time
import transaction


def items(site, row: dict, together) -> str:
    """Make `count` running items; tell a morning on which every rung of all of them is due."""
    loader.load_items(site, row["count"], units=["operation"])
    # Nobody is reminded on a day off.
    day = deadlines.calendar().after(clock.today() + datetime.timedelta(days=520), 1)
    return datetime.datetime.combine(day, datetime.time(7, 45), clock.ZONE).isoformat()


def remind(site, row: dict, together) -> int:
    """Take the rungs without any lease, as if two processes believed to have it.

    Return the number of conflicts.
    """
    together()
    conflicts, more = 0, True
    with clock.at(datetime.datetime.fromisoformat(row["morning"])):
        while more:
            try:
                transaction.begin()
                more = daily.run(site, clock.now())
                transaction.commit()
            except transaction.interfaces.TransientError:
                transaction.abort()
                conflicts += 1
    return conflicts


def remind_in_turn(site, row: dict, together) -> int:
    """Take the rungs as the ticker does, once the lease is free; return the number of batches.

    The process of a `row` that names a `file` waits before it commits batch `wait`: it writes its
    number there, to be killed.
    """
    import Zope2

    session = Session(Zope2.DB, Lease(Zope2.DB, term=6.0))
    together()
    threading.Thread(target=_keep, args=(session.lease,), daemon=True).start()
    while not session.held():
        time.sleep(0.1)
    batches = 0

    def watched(site, until):
        more = daily.run(site, until)
        if row.get("file") and batches == row["wait"]:
            Path(row["file"]).write_text(str(os.getpid()))
            time.sleep(600)
        return more

    task = daily.__class__(daily.title, watched, daily=daily.daily)
    with clock.at(datetime.datetime.fromisoformat(row["morning"])):
        while run(session, "escalation.daily", task):
            batches += 1
    return batches + 1


def _keep(lease: Lease) -> None:
    """Take the lease when it is free, and keep it."""
    while True:
        lease.renew()
        time.sleep(0.5)
