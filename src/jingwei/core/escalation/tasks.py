"""What the ticker does every morning: rungs that are due are taken."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.escalation.climbing import climb
from jingwei.core.escalation.climbing import INDEX
from jingwei.core.ticker.api import Task
from transaction.interfaces import TransientError

import datetime
import logging
import transaction


logger = logging.getLogger(__name__)
# Records of one transaction.
PART = 50


def _climb(site, until: datetime.datetime) -> bool:
    """Take the rungs of the next records; nobody is told anything on a day off.

    What a record remembers is what was told, and both are of one transaction: whenever this is
    begun again, it goes on where it was. A record that fails holds up no other; the failure is
    raised when nothing else is left.
    """
    today = clock.today()
    if not deadlines.calendar().works(today):
        return False
    done, failure = 0, None
    for brain in _found(site, today):
        if done == PART:
            return True
        before = transaction.savepoint(optimistic=True)
        try:
            climb(brain._unrestrictedGetObject())
            done += 1
        except TransientError:
            raise
        except Exception as error:
            logger.exception("%s cannot be followed up", brain.getPath())
            before.rollback()
            failure = failure or error
    if failure is not None and not done:
        raise failure
    return failure is not None


def _found(site, today: datetime.date):
    """Catalog rows of the records with a rung that is due, the longest due first."""
    due = {"query": today.toordinal(), "range": "max"}
    return site.portal_catalog.unrestrictedSearchResults(**{INDEX: due}, sort_on=INDEX)


daily = Task(_("People are reminded of deadlines"), _climb, daily=datetime.time(7, 30))
