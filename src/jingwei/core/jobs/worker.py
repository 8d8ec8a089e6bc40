"""The worker that runs the jobs, one at a time.

A job is marked as running before its first step and stays so until its end. Only the process that
has the lease works, and it works on one job: whatever else is marked as running has lost its
runner, by ``kill -9``, and is begun again.
"""

from functools import partial
from jingwei import _
from jingwei.core.exc import Refusal
from jingwei.core.jobs.exc import NotAllowedAnyMore
from jingwei.core.jobs.running import run
from jingwei.core.jobs.running import Stopped
from jingwei.core.jobs.states import begin
from jingwei.core.jobs.states import fail
from jingwei.core.jobs.states import put_back
from jingwei.core.ticker.api import Lost
from jingwei.core.ticker.api import NoAccount
from jingwei.core.ticker.interfaces import IWorker
from transaction.interfaces import TransientError
from zope.interface import implementer

import logging


logger = logging.getLogger(__name__)
# Of conflicts with people who change the same things; they are no failures of the runner.
CONFLICTS = 12


@implementer(IWorker)
class JobWorker:
    """The worker of the ticker that runs jobs."""

    title = _("Jobs are worked on")

    def __init__(self):
        self._conflicts: dict[str, int] = {}

    def work(self, session) -> bool:
        """Run the next job to its end, an error, or the end of the server."""
        id_ = session.attempt(begin)
        if not id_:
            self._conflicts.clear()
            return False
        try:
            run(session, id_)
        except Lost:
            raise
        except Exception as error:
            session.attempt(partial(self._after, id_, error))
            return not isinstance(error, Stopped)
        return True

    def _after(self, id_: str, error: Exception, site) -> None:
        """Decide what becomes of a job that did not come to its end."""
        conflicts = self._conflicts.get(id_, 0) + isinstance(error, TransientError)
        self._conflicts[id_] = conflicts
        if isinstance(error, Stopped | TransientError) and conflicts < CONFLICTS:
            put_back(id_)
        elif isinstance(error, NoAccount):
            fail(id_, NotAllowedAnyMore())
        else:
            if not isinstance(error, Refusal):
                logger.error("Job %s failed", id_, exc_info=error)
            fail(id_, error)
