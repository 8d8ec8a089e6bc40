"""What an approved deputation is called: to come, in force, or over, by its days."""

from jingwei import _
from jingwei.core import clock

import datetime


APPROVED = "approved"
TITLES = {
    "later": _("Stands in later"),
    "now": _("Stands in now"),
    "over": _("Deputation over"),
}


def phase(first: datetime.date, last: datetime.date) -> str:
    """How the days from `first` to `last` lie to the present one, a key of `TITLES`."""
    today = clock.today()
    if today < first:
        return "later"
    return "now" if today <= last else "over"
