"""What an approved deputation is called: to come, in force, or over, by its days."""

from jingwei import _
from jingwei.core import clock
from zope.i18nmessageid import Message

import datetime


APPROVED = "approved"


def phase(first: datetime.date, last: datetime.date) -> Message:
    """How the days from `first` to `last` lie to the present one."""
    today = clock.today()
    if today < first:
        return _("Stands in later")
    return _("Stands in now") if today <= last else _("Deputation over")
