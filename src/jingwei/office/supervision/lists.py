"""The items of the board as a list; it shows what `BoardRow` holds, and the matter's title."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.listing.api import CatalogSource
from jingwei.core.listing.api import CODE
from jingwei.core.listing.api import Column
from jingwei.core.listing.api import DAY
from jingwei.core.listing.api import Facet
from jingwei.core.listing.api import LIGHT
from jingwei.core.listing.api import Listing
from jingwei.core.listing.api import NUMBER
from jingwei.core.listing.api import sets
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.api import title_of
from jingwei.core.workflow.grid import grid_of_type
from jingwei.core.worklist.api import columns
from jingwei.core.worklist.api import Phases
from jingwei.office.supervision.content import TYPE
from jingwei.office.supervision.facts import STATES
from jingwei.office.supervision.lights import LIGHTS
from jingwei.office.supervision.lights import of_light
from jingwei.office.supervision.lights import resting
from jingwei.office.supervision.lights import TITLES
from jingwei.office.supervision.row import BoardRow
from jingwei.office.supervision.vocabularies import SOURCES


# While a wish for more time waits, its answer is what an item in progress waits for.
WISHED = "wished"
PHASES = Phases(
    {
        "in_progress": title_of("Item in progress"),
        WISHED: _("In progress, an extension is to be decided"),
    },
    lambda row: row.phase or "in_progress",
)


def _states() -> dict:
    titles = grid_of_type(TYPE).states
    return {state: title_of(titles[state]) for state in STATES}


def _units() -> dict:
    return {unit.id: unit.title for unit in organisation.handling_units()}


def line(brain) -> dict:
    """An item; `url` is where those may read it who hold a part in it."""
    row, today = BoardRow(*brain.board_row), clock.today()
    light = deadlines.Turns(brain.soon_on, brain.late_on).light(today)
    sign = deadlines.sign(light, resting(brain.review_state))
    return {
        "uid": brain.UID,
        "url": brain.getURL(),
        "title": brain.Title,
        "number": row.number,
        "light": sign._asdict(),
        "unit": organisation.title(f"unit~{row.lead}"),
        "state": title_of(grid_of_type(TYPE).states[brain.review_state]),
        "due": row.due,
        "percent": row.percent,
        "reported": row.reported,
        "silent": (today - row.reported).days if row.reported else None,
        "extended": _("extended") if row.extended else "",
        "source": SOURCES.get(row.source, ""),
    }


BOARD = Listing(
    "supervision",
    (
        Column("light", _("Light"), LIGHT, sort="due_by"),
        columns.TITLE._replace(title=_("Matter")),
        columns.NUMBER,
        Column("unit", _("Lead unit"), sort="lead_unit"),
        columns.STATE,
        Column("due", _("Due"), DAY, sort="due_by", ahead=True),
        Column("percent", _("Done, %"), NUMBER),
        Column("silent", _("Days since the last report"), NUMBER),
        Column("reported", _("Last report"), DAY, extra=True),
        Column("extended", _("Extension"), CODE),
        Column("source", _("Source"), sort="supervision_source", extra=True),
    ),
    sort="light",
    descending=False,
    line=line,
    facets=(
        Facet(
            "light",
            _("Light"),
            lambda: {light: TITLES[light] for light in LIGHTS},
            query=lambda light: of_light(light, clock.today()),
        ),
        Facet("unit", _("Lead unit"), _units, "lead_unit"),
        Facet("state", _("State"), _states, "review_state"),
        Facet("source", _("Source"), lambda: SOURCES, "supervision_source"),
    ),
    empty=_("No item is supervised yet. The supervisor proposes one with the button above."),
)


class Items(CatalogSource):
    """Items that all staff may know of; only who holds a part in one is led to it."""

    def part(self, ids, asked, start: int, end: int) -> list[int]:
        """By light, the most urgent first and each by its day; what rests, the latest day first."""
        if asked.sort != "light":
            return super().part(ids, asked, start, end)
        facet, index = self.listing.facets[0], self.catalog.Indexes["due_by"]
        rows: list[int] = []
        for light in reversed(LIGHTS) if asked.descending else LIGHTS:
            lit = sets.cut(ids, self.having(facet, light))
            downwards = asked.descending != (light == "grey")
            rows += sets.part(lit, index, downwards, 0, min(len(lit), end - len(rows)))
            if len(rows) >= end:
                break
        return rows[start:end]

    def page(self, asked, start: int, size: int) -> list[dict]:
        """Lines of a page, with addresses of the items that the present person may open."""
        lines = super().page(asked, start, size)
        uids = [line["uid"] for line in lines]
        mine = {brain.UID for brain in self.catalog(UID=uids)} if uids else set()
        return [{**one, "url": one["url"] if one["uid"] in mine else ""} for one in lines]
