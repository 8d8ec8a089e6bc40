"""The list of vacant posts."""

from jingwei import _
from jingwei.core.listing.api import Column
from jingwei.core.listing.api import Facet
from jingwei.core.listing.api import Listing
from jingwei.core.listing.api import NUMBER
from jingwei.core.listing.api import state_facet
from jingwei.core.organisation import api


WANTED, QUIET = "wanted", "quiet"
VACANCIES_ARE = {
    WANTED: {"title": _("items wait for it")},
    QUIET: {"title": _("nothing waits for it")},
}


def rows() -> list[dict]:
    """All vacant posts, those with most waiting records first, as plain data."""
    return [
        {
            **vacancy._asdict(),
            "unit": api.unit_of_post(vacancy.token),
            "state": WANTED if vacancy.waiting else QUIET,
        }
        for vacancy in api.vacancies()
    ]


def _units() -> dict:
    return {unit.id: unit.title for unit in api.units()}


VACANCIES = Listing(
    "vacancies",
    (
        Column("title", _("Post"), sort="title"),
        Column("waiting", _("Items waiting"), NUMBER, sort="waiting"),
    ),
    sort="waiting",
    facets=(state_facet(VACANCIES_ARE), Facet("unit", _("Unit"), _units, "unit")),
    line=lambda row: row,
    text="title",
    empty=_("Every post has a holder."),
)
