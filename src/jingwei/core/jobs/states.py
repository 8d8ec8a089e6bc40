"""How a job is taken, put back and closed; each in a transaction of the worker."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.exc import Refusal
from jingwei.core.jobs.content import book
from jingwei.core.jobs.content import DONE
from jingwei.core.jobs.content import FAILED
from jingwei.core.jobs.content import Job
from jingwei.core.jobs.content import RUNNING
from jingwei.core.jobs.content import WAITING

import datetime


ATTEMPTS = 3
REST = datetime.timedelta(minutes=1)
WORN_OUT = _("It was begun several times and never came to an end.")
BROKEN = _("An error occurred; the system administrator finds it in the log.")


def begin(site) -> str:
    """Mark the next job as running and return its id; "" if none waits."""
    now = clock.now()
    for id_ in list(book().open):
        job = book().jobs[id_]
        if id_ in book().cancelled:
            book().remove(job)
        elif job.not_before is not None and now < job.not_before:
            continue
        elif job.attempts >= ATTEMPTS:
            end(job, FAILED, WORN_OUT)
        else:
            job.state, job.percent, job.attempts = RUNNING, 0, job.attempts + 1
            return id_
    return ""


def end(job: Job, state: str, error="") -> None:
    """Close a job; a cancelled one is gone with that."""
    if job.id in book().cancelled:
        book().remove(job)
        return
    book().open.remove(job.id)
    job.percent = 100 if state == DONE else job.percent
    job.end(state, clock.now(), error)


def put_back(id_: str) -> None:
    """After a conflict or at the end of the server: begin again, not counting the attempt."""
    job = book().jobs[id_]
    job.state, job.attempts = WAITING, job.attempts - 1


def fail(id_: str, error: Exception) -> None:
    """After an error: rest and begin again, or give up."""
    job = book().jobs[id_]
    if isinstance(error, Refusal):
        end(job, FAILED, error.message)
    elif job.attempts >= ATTEMPTS:
        end(job, FAILED, BROKEN)
    else:
        job.state, job.not_before = WAITING, clock.now() + REST * job.attempts
