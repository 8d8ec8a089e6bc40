"""A runner of a test's own, and the worker of this process."""

from jingwei.core.jobs import api as jobs
from jingwei.core.jobs.interfaces import IRunner
from jingwei.core.jobs.worker import JobWorker
from plone import api
from zope.component import getGlobalSiteManager
from zope.interface import implementer

import pytest
import transaction


@implementer(IRunner)
class Runner:
    """Three steps; each calls `at` with its number, and notes who works."""

    title = "Test"

    def __init__(self):
        self.people, self.at, self.may = [], lambda number: None, True

    def allowed(self, site, params):
        return self.may

    def run(self, site, params):
        for number in range(3):
            self.people.append(api.user.get_current().getId())
            self.at(number)
            yield number * 33, f"step {number}"
        return self.result(params)

    def result(self, params):
        return jobs.File("清单.txt", params["text"].encode())


@pytest.fixture
def runner():
    """A registered runner of the kind ``test``."""
    registry, runner = getGlobalSiteManager(), Runner()
    registry.registerUtility(runner, IRunner, "test")
    yield runner
    registry.unregisterUtility(runner, IRunner, "test")


@pytest.fixture
def work(session):
    """Return a function that works until nothing waits."""
    worker = JobWorker()

    def work():
        while worker.work(session):
            pass

    return work


@pytest.fixture
def ask(site, runner):
    """Return a function that asks for a job and returns its id."""

    def ask(person: str = "clerk", text: str = "内容", title: str = "导出清单") -> str:
        with site.open(user=person):
            id_ = jobs.add("test", person, title, text=text)
            transaction.commit()
        return id_

    return ask


@pytest.fixture
def item(person):
    """Return a function that reads a job by REST; None if it is not in the list."""

    def item(id_: str, account: str = "clerk"):
        items = person(account).rest("GET", "/intranet/jobs/@jobs").json()["items"]
        return next((one for one in items if one["id"] == id_), None)

    return item
