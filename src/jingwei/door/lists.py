"""The list of releases."""

from jingwei import _
from jingwei.core.listing.api import Listing
from jingwei.core.worklist.api import columns
from jingwei.core.worklist.api import line


RELEASES = Listing(
    "releases",
    (columns.TITLE, columns.NUMBER, columns.STATE, columns.UNIT, columns.SINCE),
    sort="since",
    line=line,
    facets=(columns.states("Release"), columns.UNITS, columns.MONTHS),
    text="SearchableText",
    empty=_(
        "No release concerns you yet. A release is begun from the page of an issued document or "
        "of an answered inquiry."
    ),
)
