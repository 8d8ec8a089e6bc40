"""The line that every record puts into the catalog for lists."""

from jingwei import _
from typing import NamedTuple

import datetime


# Urgencies, the least first: their place is what the catalog orders by.
ROUTINE = "routine"
RANKS = (ROUTINE, "urgent", "extra_urgent")
URGENCIES = {
    ROUTINE: _("Routine"),
    "urgent": _("Urgent"),
    "extra_urgent": _("Extra urgent"),
}


class Row(NamedTuple):
    """Kept as a plain tuple in the catalog; `Row(*value)` reads it back.

    `urgency`: "", ``routine``, ``urgent`` or ``extra_urgent``; `unit`: id; `person`: user id
    of the one who started or drafts it; `since`: when the present turn began; `due`: last day in
    time while a clock runs; `phase`: what the state does not say, see `phases`; "" for nothing.
    """

    urgency: str = ""
    number: str = ""
    unit: str = ""
    person: str = ""
    since: datetime.datetime | None = None
    due: datetime.date | None = None
    phase: str = ""
