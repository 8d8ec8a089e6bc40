"""The list of deputations."""

from jingwei import _
from jingwei.core.deputies.content import TO
from jingwei.core.deputies.phases import APPROVED
from jingwei.core.deputies.phases import phase
from jingwei.core.listing.api import Listing
from jingwei.core.worklist.api import columns
from jingwei.core.worklist.api import line as line_of_record

import datetime


def line(brain) -> dict:
    """The line of a deputation; an approved one says how its days lie to the present one."""
    found = line_of_record(brain)
    if brain.review_state == APPROVED and found["number"]:
        days = map(datetime.date.fromisoformat, found["number"].split(TO))
        found["state"] = phase(*days)
    return found


DEPUTATIONS = Listing(
    "deputations",
    (
        columns.TITLE,
        # Where others have a number, a deputation has its days.
        columns.NUMBER._replace(title=_("Days")),
        *(columns.STATE, columns.UNIT),
        columns.PERSON._replace(title=_("Who is away")),
        columns.SINCE,
    ),
    sort="since",
    line=line,
    facets=(columns.states("Deputation"), columns.UNITS, columns.MONTHS),
    empty=_("No deputation concerns you. Who will be away asks for one with the button above."),
)
