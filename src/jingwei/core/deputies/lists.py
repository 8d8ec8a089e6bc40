"""The list of deputations."""

from jingwei import _
from jingwei.core.listing.api import Listing
from jingwei.core.worklist.api import columns
from jingwei.core.worklist.api import line


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
