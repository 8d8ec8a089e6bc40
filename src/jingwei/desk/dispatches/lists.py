"""The lists of copies: those of one district, and for the General Office those of all."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.delivery.api import ABOLISHED
from jingwei.core.delivery.api import REVOKED
from jingwei.core.listing.api import Column
from jingwei.core.listing.api import Facet
from jingwei.core.listing.api import Listing
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.api import title_of
from jingwei.core.worklist.api import columns
from jingwei.core.worklist.api import line
from jingwei.core.worklist.api import Phases


TYPE = "Dispatch"
LIGHTS = ("red", "yellow", "green")
RECEIVED = Phases(
    {
        "received": title_of("Signed for"),
        REVOKED: _("Signed for, revoked since"),
        ABOLISHED: _("Signed for, abolished since"),
    },
    lambda row: row.phase or "received",
)
LAPSED = Phases(
    {
        f"lapsed_{REVOKED}": _("Not signed for, revoked since"),
        f"lapsed_{ABOLISHED}": _("Not signed for, abolished since"),
    },
    lambda row: row.phase,
)


def of_light(light: str) -> dict:
    """The part of a catalog query that finds the copies with `light` today."""
    day, never = clock.today().toordinal(), deadlines.AT_REST.soon
    ranges = {
        "red": {"late_on": {"query": day, "range": "max"}},
        "yellow": {
            "soon_on": {"query": day, "range": "max"},
            "late_on": {"query": (day + 1, never - 1), "range": "min:max"},
        },
        "green": {"soon_on": {"query": (day + 1, never - 1), "range": "min:max"}},
    }
    return {"portal_type": TYPE, **ranges.get(light, {})}


DISPATCHES = Listing(
    "dispatches",
    (
        *(columns.TITLE, columns.NUMBER, columns.STATE),
        columns.URGENCY._replace(extra=False),
        columns.DUE._replace(title=_("To be signed for")),
        columns.SINCE,
    ),
    sort="since",
    line=line,
    facets=(
        columns.states(TYPE, index="row_state"),
        Facet(
            "light",
            _("Light"),
            lambda: {light: deadlines.TITLES[light] for light in LIGHTS},
            query=of_light,
        ),
        *(columns.URGENT, columns.MONTHS),
    ),
    text="SearchableText",
    empty=_("Nothing was sent here yet. Issued documents for the district appear by themselves."),
)


def _line(brain) -> dict:
    """A copy with the district whose it is."""
    district = brain.getPath().split("/")[-2]
    return {**line(brain), "district": organisation.title(organisation.district(district))}


ALL = DISPATCHES._replace(
    name="dispatches-of-all",
    columns=(
        DISPATCHES.columns[0],
        Column("district", _("District"), sort="dispatch_district"),
        *DISPATCHES.columns[1:],
    ),
    facets=(
        Facet("district", _("District"), organisation.districts, "dispatch_district"),
        *DISPATCHES.facets,
    ),
    line=_line,
)
