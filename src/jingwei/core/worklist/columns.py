"""Columns and facets that lists of records share; all from the line and its indexes."""

from jingwei import _
from jingwei.core.listing.api import CODE
from jingwei.core.listing.api import Column
from jingwei.core.listing.api import Facet
from jingwei.core.listing.api import LIGHT
from jingwei.core.listing.api import MOMENT
from jingwei.core.organisation import api as organisation
from jingwei.core.worklist import phases
from jingwei.core.worklist.row import RANKS
from jingwei.core.worklist.row import URGENCIES
from plone import api


TITLE = Column("title", _("Title"), sort="sortable_title")
KIND = Column("kind", _("Kind"), sort="portal_type")
NUMBER = Column("number", _("Number"), CODE, sort="row_number")
STATE = Column("state", _("State"), CODE, sort="review_state")
UNIT = Column("unit", _("Unit"), sort="row_unit")
PERSON = Column("person", _("Person"), sort="started_by")
URGENCY = Column("urgency", _("Urgency"), sort="row_urgency", extra=True)
DUE = Column("due", _("Time left"), LIGHT, sort="late_on")
SINCE = Column("since", _("Last step"), MOMENT, sort="last_turn")


def states(*kinds: str, **asked) -> Facet:
    """The states of types of records, in the order of their grids.

    :param asked: ``index`` or ``query`` of the facet, where states have phases.
    """

    def words() -> dict:
        return {id_: title for kind in kinds for id_, title in phases.words(kind)}

    return Facet("state", _("State"), words, **{"index": "review_state", **asked})


def _units() -> dict:
    return {unit.id: unit.title for unit in organisation.units()}


def _urgencies() -> dict:
    return {id_: URGENCIES[id_] for id_ in reversed(RANKS)}


def _months() -> dict:
    """The months that some record has, newest first; those of which one sees none have no count."""
    index = api.portal.get_tool("portal_catalog").Indexes["row_month"]
    return {month: month for month in sorted(index.uniqueValues(), reverse=True) if month}


UNITS = Facet("unit", _("Unit"), _units, "row_unit")
URGENT = Facet("urgency", _("Urgency"), _urgencies, "row_urgency", RANKS.index)
MONTHS = Facet("month", _("Month of the last step"), _months, "row_month")
