"""What the ticker does for jobs."""

from jingwei import _
from jingwei.core.jobs.content import book
from jingwei.core.jobs.content import OPEN
from jingwei.core.ticker.api import Task

import datetime


KEPT = datetime.timedelta(days=7)
# At most so many in one transaction.
PART = 100


def _forget(site, until: datetime.datetime) -> bool:
    """Remove jobs that ended long ago; ids begin with the time of asking."""
    old = []
    for job in book().jobs.values():
        if job.added >= until - KEPT or len(old) >= PART:
            break
        if job.state not in OPEN and job.ended < until - KEPT:
            old.append(job)
    for job in old:
        book().remove(job)
    return len(old) >= PART


forget = Task(_("Old results of jobs are removed"), _forget, every=datetime.timedelta(hours=1))
