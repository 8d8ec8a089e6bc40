"""The tabs of the work list: records of all kinds, the last turn first."""

from jingwei import _
from jingwei.core.listing.api import Column
from jingwei.core.listing.api import Facet
from jingwei.core.listing.api import Listing
from jingwei.core.workflow.api import title_of
from jingwei.core.workflow.grid import grid_of_type
from jingwei.core.worklist import columns
from jingwei.core.worklist.lines import line
from jingwei.core.worklist.lines import listed
from plone import api


def _kinds() -> dict:
    """Kinds of records that there are; those of which one has none have no count."""
    index = api.portal.get_tool("portal_catalog").Indexes["portal_type"]
    grids = {kind: grid_of_type(kind) for kind in sorted(index.uniqueValues())}
    return {kind: title_of(grid.title) for kind, grid in grids.items() if grid}


def both(brain) -> dict:
    """The line as rows show it, and what a file says of it beside."""
    told = listed(brain)
    return {**told, **line(brain), "mark": told["mark"]}


WORK = Listing(
    "worklist",
    (
        *(columns.TITLE, columns.KIND, columns.NUMBER, columns.STATE, columns.UNIT),
        columns.PERSON,
        Column("mark", _("Urgency"), sort="row_urgency"),
        *(columns.DUE, columns.SINCE),
    ),
    sort="since",
    line=both,
    facets=(
        Facet("kind", _("Kind"), _kinds, "portal_type"),
        *(columns.UNITS, columns.URGENT, columns.MONTHS),
    ),
    text="SearchableText",
)
