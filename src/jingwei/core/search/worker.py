"""The worker that reads attached files, in a thread of its own: a slow file delays nobody.

A file is read in one transaction and what was read is kept in another, so that a conflict with
people who change the record repeats only the keeping. A file with which either fails is noted as
such: the others do not wait for it, and the system administrator may let it be read again.
"""

from functools import partial
from jingwei import _
from jingwei.core.search import jobs
from jingwei.core.ticker.api import Lost
from jingwei.core.ticker.interfaces import IWorker
from transaction.interfaces import TransientError
from zope.interface import implementer

import logging


logger = logging.getLogger(__name__)


@implementer(IWorker)
class FileWorker:
    """Reads one waiting file at a time."""

    title = _("Attached files are read for the search")

    def work(self, session) -> bool:
        """Read the next file that waits."""
        path = session.attempt(jobs.first_waiting)
        if not path:
            return False
        try:
            reading = session.attempt(partial(jobs.read, path))
            session.attempt(partial(jobs.note, path, reading))
        except (Lost, TransientError):
            raise
        except Exception as error:
            logger.error("The file %s cannot be read", path, exc_info=error)
            session.attempt(partial(jobs.give_up, path))
        return True
