"""The threads of a serving process, and nobody else's."""

from jingwei.core.ticker.api import Task
from jingwei.core.ticker.content import book_of
from jingwei.core.ticker.interfaces import ITask
from jingwei.core.ticker.interfaces import IWorker
from jingwei.core.ticker.threads import TickerThreads
from zope.component import getGlobalSiteManager
from zope.component import getUtilitiesFor
from zope.interface import implementer

import datetime
import pytest
import threading
import time


def until(true, seconds: float = 20.0) -> bool:
    """Wait until something is true; say whether it became so in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.02)
    return False


@pytest.fixture
def threads(site):
    """Return a function that starts the threads of one more process, in quick motion."""
    started = []

    def start() -> TickerThreads:
        one = TickerThreads(site.db, pace=0.02)
        started.append(one)
        one.start()
        return one

    yield start
    for one in started:
        one.stop()


@implementer(IWorker)
class Worker:
    """Counts its work; fails when told to."""

    title = "Worker"

    def __init__(self):
        self.done, self.error = 0, None

    def work(self, session):
        if self.error:
            raise self.error
        self.done += 1
        return self.done % 3 != 0


@pytest.fixture
def worker():
    """A registered worker."""
    registry, worker = getGlobalSiteManager(), Worker()
    registry.registerUtility(worker, IWorker, "test.worker")
    yield worker
    registry.unregisterUtility(worker, IWorker, "test.worker")


def test_nothing_of_it_runs_where_nobody_serves():
    assert not [one for one in threading.enumerate() if one.name.startswith("ticker")]


def test_tasks_run_by_themselves_and_end_with_the_server(threads, site, register):
    runs = []
    task = Task("Often", lambda site, until: runs.append(until), every=datetime.timedelta())
    register("test.often", task)
    one = threads()
    assert until(lambda: len(runs) > 2)
    one.stop()
    seen = len(runs)
    assert not [thread for thread in one.threads if thread.is_alive()]
    time.sleep(0.3)
    assert len(runs) == seen
    with site.open() as portal:
        assert book_of(portal).holder.name == ""


def test_the_next_process_follows_one_that_ended(threads, register):
    runs = []
    task = Task("Often", lambda site, until: runs.append(1), every=datetime.timedelta())
    register("test.following", task)
    first = threads()
    assert until(lambda: runs)
    second = threads()
    first.stop()
    runs.clear()
    assert until(lambda: runs) and second.lease.held()


def test_a_worker_works_until_nothing_waits(threads, worker):
    threads()
    assert until(lambda: worker.done >= 3)


def test_a_failed_worker_is_told_on_the_page_and_works_again(threads, worker, site, person):
    worker.error = ValueError("the machine is out of paper")
    threads()

    def errors() -> int:
        with site.open() as portal:
            state = book_of(portal).states.get("test.worker")
            return state.errors if state else 0

    assert until(errors)
    page = person("sysadmin").get("/intranet/ticker")
    assert "out of paper" in page.text
    worker.error = None
    assert until(lambda: worker.done)
    assert until(lambda: not errors())


def test_only_the_system_administrator_sees_the_page(person):
    page = person("sysadmin").get("/intranet/ticker")
    assert page.status_code == 200
    assert "清除到期咨询的联系方式" in page.text
    for account in ("clerk", "secadmin", "auditor", "principal", "district", "firm1", None):
        assert person(account).get("/intranet/ticker").status_code in (302, 401, 404), account


def test_the_first_tasks_are_registered(house):
    assert {"audit.locks", "inquiries.contacts"} <= {name for name, _one in getUtilitiesFor(ITask)}
