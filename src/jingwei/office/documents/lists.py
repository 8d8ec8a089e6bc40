"""The list of official documents."""

from jingwei import _
from jingwei.core.listing.api import Listing
from jingwei.core.worklist.api import columns
from jingwei.core.worklist.api import line


DOCUMENTS = Listing(
    "documents",
    (
        *(columns.TITLE, columns.NUMBER, columns.STATE, columns.UNIT),
        *(columns.PERSON._replace(title=_("Drafter")), columns.URGENCY, columns.SINCE),
    ),
    sort="since",
    line=line,
    facets=(
        columns.states("OfficialDocument"),
        *(columns.UNITS, columns.URGENT, columns.MONTHS),
    ),
    text="SearchableText",
    empty=_(
        "No document concerns you yet. Whoever drafts begins one with the button above; documents "
        "that reach your unit or your turn appear here by themselves."
    ),
)
