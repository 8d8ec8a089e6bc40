"""/intranet/jobs: slow work that waits, runs or is done."""

from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from collections.abc import Iterator
from jingwei import _
from jingwei.core.filing.content import Unindexed
from jingwei.core.jobs.standing import Standing
from jingwei.core.rights.interfaces import IComputedRights
from persistent import Persistent
from plone import api
from plone.namedfile.file import NamedBlobFile
from plone.supermodel import model
from zope import schema
from zope.i18nmessageid import Message
from zope.interface import implementer

import datetime


WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"
OPEN = (WAITING, RUNNING)


class IJobList(model.Schema, IComputedRights):
    """The place of all jobs."""

    title = schema.TextLine(title=_("Title"), max_length=100)


class Job(Persistent):
    """One piece of work. Written by who asked for it once, then by the worker only.

    `id`: hexadecimal, begins with the microsecond of asking; `person`: user id; `percent`: 0-100
    with `word`; `attempts`: how often it was begun; `not_before`: rests until then; `file` or
    `link` (path below the site) are the result; `standing`: what the person could see when the
    file was begun; `error`: why it failed, for the person.
    """

    __roles__ = ()

    state = WAITING
    percent = 0
    word: Message | str = ""
    attempts = 0
    not_before: datetime.datetime | None = None
    ended: datetime.datetime | None = None
    file: NamedBlobFile | None = None
    link = ""
    standing: Standing | None = None
    error: Message | str = ""

    def __init__(self, id, kind, person, title, params, added):
        self.id, self.kind, self.person, self.title = id, kind, person, title
        self.params, self.added = params, added

    def end(self, state: str, moment: datetime.datetime, error: Message | str = "") -> None:
        """It is done, or failed for good."""
        self.state, self.ended, self.error, self.word = state, moment, error, ""


class Book(Persistent):
    """All jobs by id; ids of open, of cancelled and of each person's jobs.

    People write other leaves than each other, and never a job that runs: to cancel one is to
    put its id into `cancelled`.
    """

    __roles__ = ()

    def __init__(self):
        self.jobs = OOBTree()
        self.open = OOTreeSet()
        self.cancelled = OOTreeSet()
        self.of_person = OOBTree()

    def add(self, job: Job) -> None:
        """Take a new job."""
        self.jobs[job.id] = job
        self.open.insert(job.id)
        if job.person not in self.of_person:
            self.of_person[job.person] = OOTreeSet()
        self.of_person[job.person].insert(job.id)

    def remove(self, job: Job) -> None:
        """Forget a job with its result."""
        self.jobs.pop(job.id, None)
        for ids in (self.open, self.cancelled, self.of_person[job.person]):
            if job.id in ids:
                ids.remove(job.id)

    def mine(self, person: str) -> Iterator[Job]:
        """Jobs of a person, newest first."""
        for id_ in reversed(list(self.of_person.get(person, ()))):
            yield self.jobs[id_]


@implementer(IJobList)
class JobList(Unindexed):
    """The place of the book."""

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self._book = Book()


def book() -> Book:
    """The site's jobs."""
    return api.portal.get()["intranet"]["jobs"]._book
