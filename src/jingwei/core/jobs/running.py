"""Running one job, as the person who asked for it.

The steps of a job are transactions of their own on one connection; progress is written once a
second at most.
"""

from collections.abc import Iterator
from contextlib import closing
from jingwei.core.jobs.content import book
from jingwei.core.jobs.content import DONE
from jingwei.core.jobs.content import Job
from jingwei.core.jobs.exc import NotAllowedAnyMore
from jingwei.core.jobs.interfaces import IRunner
from jingwei.core.jobs.results import File
from jingwei.core.jobs.standing import standing
from jingwei.core.jobs.states import end
from jingwei.core.ticker.api import acting_as
from pathlib import Path
from plone.namedfile.file import NamedBlobFile
from zope.component import getUtility

import time
import transaction


# Seconds between two writings of the progress.
PROGRESS = 1.0


class Stopped(Exception):
    """The server ends; the job is begun again by the next one."""


def run(session, id_: str) -> None:
    """Run a job from its beginning to its end.

    :raises Stopped: the server ends.
    :raises NoAccount: there is no such person any more.
    :raises Refusal: the person may not have it, or the runner refuses.
    """
    with session.opened() as site:
        job = book().jobs[id_]
        with acting_as(job.person):
            runner = getUtility(IRunner, job.kind)
            if not runner.allowed(site, job.params):
                raise NotAllowedAnyMore()
            began = standing(job.person)
            steps = runner.run(site, job.params)
        with closing(steps):
            result = _steps(session, site, job, steps)
        if id_ in book().cancelled:
            _drop(result)
        elif result is not None:
            _keep(job, result)
            job.standing = began
        end(job, DONE)
        transaction.commit()


def _steps(session, site, job: Job, steps: Iterator):
    """Drive the generator to its end; return its result.

    Posts may change while it runs: for each step the person is looked up anew.
    """
    written = time.monotonic() - PROGRESS
    while True:
        try:
            with acting_as(job.person):
                percent, word = next(steps)
        except StopIteration as stop:
            return stop.value
        if time.monotonic() - written >= PROGRESS:
            job.percent, job.word = max(0, min(100, int(percent))), word
            written = time.monotonic()
        transaction.commit()
        session.fence(site)
        if job.id in book().cancelled:
            return None
        if session.stopping():
            raise Stopped()


def _drop(result) -> None:
    """Remove what nobody wants any more."""
    if isinstance(result, File) and isinstance(result.data, Path):
        result.data.unlink()


def _keep(job: Job, result) -> None:
    """Store the result with the job."""
    if not isinstance(result, File):
        job.link = result.path
    elif isinstance(result.data, bytes):
        job.file = NamedBlobFile(result.data, filename=result.name)
    else:
        job.file = NamedBlobFile(b"", filename=result.name)
        job.file._blob.consumeFile(str(result.data))
