"""Asking for slow work, looking at one's own, cancelling and fetching it."""

from collections.abc import Iterator
from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.jobs.content import book
from jingwei.core.jobs.content import DONE
from jingwei.core.jobs.content import FAILED
from jingwei.core.jobs.content import Job
from jingwei.core.jobs.content import OPEN
from jingwei.core.jobs.content import RUNNING
from jingwei.core.jobs.content import WAITING
from jingwei.core.jobs.exc import NoSuchJob
from jingwei.core.jobs.exc import NotAllowedAnyMore
from jingwei.core.jobs.exc import NotDone
from jingwei.core.jobs.exc import StandingChanged
from jingwei.core.jobs.exc import TooManyJobs
from jingwei.core.jobs.interfaces import IRunner
from jingwei.core.jobs.results import File
from jingwei.core.jobs.results import Link
from jingwei.core.jobs.standing import standing
from zope.component import getUtility
from zope.component.hooks import getSite
from zope.i18nmessageid import Message

import json
import secrets


__all__ = [
    "DONE",
    "FAILED",
    "RUNNING",
    "WAITING",
    "File",
    "Job",
    "Link",
    "add",
    "cancel",
    "fetch",
    "get",
    "mine",
]


# Jobs that a person may have, finished ones among them: results take room for seven days.
MOST = 50


def add(kind: str, person: str, title: Message | str, **params) -> str:
    """Let a runner of `kind` work for `person` (user id) after the commit; return the job's id.

    :param title: what the person reads in the list of jobs.
    :param params: for the runner; text, numbers, lists and dictionaries of such.
    :raises ComponentLookupError: nobody registered a runner of this kind.
    :raises TypeError: a parameter is no such data.
    :raises TooManyJobs: the person has enough of them.
    """
    getUtility(IRunner, kind)
    if sum(1 for _job in mine(person)) >= MOST:
        raise TooManyJobs(MOST)
    now = clock.now()
    id_ = f"{int(now.timestamp() * 1_000_000):014x}{secrets.token_hex(9)}"
    book().add(Job(id_, kind, person, title, json.loads(json.dumps(params)), now))
    return id_


def mine(person: str) -> Iterator[Job]:
    """Jobs of a person, newest first; cancelled ones are not among them."""
    cancelled = book().cancelled
    return (job for job in book().mine(person) if job.id not in cancelled)


def get(id_: str, person: str) -> Job:
    """A job of a person.

    :raises NoSuchJob: it is nobody's, or somebody else's.
    """
    job = book().jobs.get(id_)
    if job is None or job.person != person or id_ in book().cancelled:
        raise NoSuchJob()
    return job


def cancel(id_: str, person: str) -> bool:
    """Take a job away: at once, or after its present step if it runs. Return whether it was open.

    :raises NoSuchJob: see `get`.
    """
    job = get(id_, person)
    open_ = job.state in OPEN
    if open_:
        # The worker may be writing the job; it takes away what is in this set.
        book().cancelled.insert(id_)
    else:
        book().remove(job)
    return open_


def fetch(id_: str, person: str) -> Job:
    """A job whose result the present person, who is `person`, may have now.

    :raises NoSuchJob: see `get`.
    :raises NotDone: it has no result.
    :raises NotAllowedAnyMore: the runner would not do it for the person any more.
    :raises StandingChanged: the person may have lost sight of what is in it.
    """
    job = get(id_, person)
    if job.state != DONE or not (job.file or job.link):
        raise NotDone()
    if job.standing and not job.standing.holds(standing(person)):
        audit.aside("job.refused", result="StandingChanged", kind=job.kind, title=str(job.title))
        raise StandingChanged()
    if not getUtility(IRunner, job.kind).allowed(getSite(), job.params):
        audit.aside("job.refused", result="Unauthorized", kind=job.kind, title=str(job.title))
        raise NotAllowedAnyMore()
    return job
