"""A process's lease and session on the database of the house, and tasks of a test's own."""

from jingwei.core.ticker.interfaces import ITask
from jingwei.core.ticker.lease import Lease
from jingwei.core.ticker.session import Session
from zope.component import getGlobalSiteManager

import pytest
import transaction


@pytest.fixture
def process(site):
    """Return a function that makes the session of one more process; `term` is in seconds."""
    made = []

    def make(term: float = 60.0, held: bool = True) -> Session:
        transaction.abort()
        session = Session(site.db, Lease(site.db, term))
        made.append(session)
        if held:
            assert session.lease.renew()
        return session

    yield make
    for session in made:
        session.lease.release()


@pytest.fixture
def register():
    """Return a function that registers a task under a name until the test ends."""
    registry, names = getGlobalSiteManager(), []

    def add(name: str, task) -> None:
        registry.registerUtility(task, ITask, name)
        names.append(name)

    yield add
    for name in names:
        registry.unregisterUtility(provided=ITask, name=name)
