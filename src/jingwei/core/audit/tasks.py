"""What the ticker does for the store beside the database.

Its events need not be moved into the trail of the database: the audit reads both as one list. The
store of every machine is its own, so these tasks reach that of the machine that runs the ticker;
guesses on the others clear away what is theirs.
"""

from jingwei import _
from jingwei.core.audit import locks
from jingwei.core.ticker.api import Task

import datetime


def _forget_locks(site, until: datetime.datetime) -> None:
    locks.forget_expired()


forget_locks = Task(
    _("Expired locks are removed"), _forget_locks, every=datetime.timedelta(hours=1)
)
