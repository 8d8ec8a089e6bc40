"""The list of inquiries."""

from jingwei import _
from jingwei.core.listing.api import Listing
from jingwei.core.worklist.api import columns
from jingwei.core.worklist.api import line


INQUIRIES = Listing(
    "inquiries",
    (columns.TITLE, columns.NUMBER, columns.STATE, columns.UNIT, columns.DUE, columns.SINCE),
    sort="since",
    line=line,
    facets=(columns.states("Inquiry"), columns.UNITS, columns.MONTHS),
    text="SearchableText",
    empty=_("No inquiry concerns you yet. Inquiries come in through the form of the public site."),
)
