"""The list of papers that are not there yet: those that wait, and those that could not be made."""

from jingwei import _
from jingwei.core.listing.api import Button
from jingwei.core.listing.api import Column
from jingwei.core.listing.api import LIGHT
from jingwei.core.listing.api import Listing
from jingwei.core.listing.api import MOMENT
from jingwei.core.listing.api import NUMBER
from jingwei.core.listing.api import state_facet
from jingwei.core.papers.shelf import FAILED
from jingwei.core.papers.shelf import WAITING


STATES = {
    FAILED: {"title": _("could not be made"), "chip": "chip late"},
    WAITING: {"title": _("being prepared"), "chip": "chip soon"},
}
AGAIN = Button("again", _("Try again"))
PAPERS = Listing(
    "papers",
    (
        Column("title", _("Record"), sort="title"),
        Column("kind", _("Paper"), sort="kind"),
        Column("state", _("State"), LIGHT, sort="rank"),
        Column("error", _("What hinders it")),
        Column("attempts", _("Attempts"), NUMBER, sort="attempts"),
        Column("due", _("Tried again"), MOMENT, sort="due"),
    ),
    sort="state",
    descending=False,
    line=lambda row: {**row, "state": STATES[row["state"]]},
    facets=(state_facet(STATES),),
    text="title",
    empty=_("All papers that were asked for are made."),
)
