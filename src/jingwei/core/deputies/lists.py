"""The list of deputations; an approved one is called by how its days lie to the present one."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.deputies.content import TO
from jingwei.core.deputies.phases import APPROVED
from jingwei.core.deputies.phases import phase
from jingwei.core.deputies.phases import TITLES
from jingwei.core.listing.api import Listing
from jingwei.core.worklist.api import columns
from jingwei.core.worklist.api import line
from jingwei.core.worklist.api import Phases

import datetime


def _phase(row) -> str:
    """Of the days that stand where others have a number."""
    return phase(*map(datetime.date.fromisoformat, row.number.split(TO)))


def _asked(state: str) -> dict:
    """What the catalog is asked for a phase or any other state."""
    if state not in TITLES:
        return {"review_state": state}
    today = clock.today().toordinal()
    later = {"query": today + 1, "range": "min"}
    days = {
        "later": {"deputed_from": later},
        "now": {
            "deputed_from": {"query": today, "range": "max"},
            "deputed_until": {"query": today, "range": "min"},
        },
        "over": {"deputed_until": {"query": today - 1, "range": "max"}},
    }
    return {"review_state": APPROVED, **days[state]}


PHASES = Phases(TITLES, _phase)
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
    facets=(columns.states("Deputation", query=_asked), columns.UNITS, columns.MONTHS),
    empty=_("No deputation concerns you. Who will be away asks for one with the button above."),
)
