"""The tabs of the work list: records of all kinds, the last turn first."""

from jingwei import _
from jingwei.core.listing.api import Facet
from jingwei.core.listing.api import Listing
from jingwei.core.workflow.api import title_of
from jingwei.core.workflow.grid import grid_of_type
from jingwei.core.worklist import columns
from jingwei.core.worklist.lines import line
from plone import api


def _kinds() -> dict:
    """Kinds of records that there are; those of which one has none have no count."""
    index = api.portal.get_tool("portal_catalog").Indexes["portal_type"]
    grids = {kind: grid_of_type(kind) for kind in sorted(index.uniqueValues())}
    return {kind: title_of(grid.title) for kind, grid in grids.items() if grid}


WORK = Listing(
    "worklist",
    (
        *(columns.TITLE, columns.KIND, columns.NUMBER, columns.STATE, columns.UNIT),
        columns.PERSON,
        columns.URGENCY._replace(extra=False),
        *(columns.DUE, columns.SINCE),
    ),
    sort="since",
    line=line,
    facets=(
        Facet("kind", _("Kind"), _kinds, "portal_type"),
        *(columns.UNITS, columns.URGENT, columns.MONTHS),
    ),
    text="SearchableText",
)
