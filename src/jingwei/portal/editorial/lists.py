"""The list of the texts that editors write."""

from jingwei import _
from jingwei.core.listing.api import CODE
from jingwei.core.listing.api import Column
from jingwei.core.listing.api import DAY
from jingwei.core.listing.api import Facet
from jingwei.core.listing.api import Listing
from jingwei.core.organisation import api as organisation
from jingwei.core.worklist import api as worklist
from jingwei.core.worklist.api import columns
from jingwei.portal.columns.api import COLUMNS
from jingwei.portal.editorial.content import TYPES
from jingwei.portal.lists.api import KINDS
from jingwei.portal.lists.api import line
from plone import api


def text(brain) -> dict:
    """The line of a text; `url` is its page, where a file's own address would hand it out."""
    told, column = worklist.line(brain), brain.getPath().split("/")[2]
    return {
        **told,
        "url": f"{told['url']}/view",
        "kind": KINDS.get(brain.portal_type, brain.portal_type),
        "column": COLUMNS[column].title if column in COLUMNS else column,
        "published": line(brain).day,
    }


def _kinds() -> dict:
    return {kind: KINDS[kind] for kind in TYPES}


def _columns() -> dict:
    return {id_: plan.title for id_, plan in COLUMNS.items()}


def _writers() -> dict:
    """Whoever began something; those of whom one sees no text have no count."""
    index = api.portal.get_tool("portal_catalog").Indexes["started_by"]
    return {person: organisation.title(person) for person in index.uniqueValues() if person}


TEXTS = Listing(
    "texts",
    (
        columns.TITLE,
        columns.KIND._replace(kind=CODE),
        Column("column", _("Column"), CODE, sort="text_column"),
        columns.STATE,
        columns.PERSON._replace(title=_("Writer"), kind=CODE),
        Column("published", _("Published on"), DAY, sort="published_on"),
        columns.SINCE,
    ),
    sort="since",
    line=text,
    facets=(
        columns.states("News Item"),
        Facet("kind", _("Kind"), _kinds, "portal_type"),
        Facet("column", _("Column"), _columns, "text_column"),
        Facet("writer", _("Writer"), _writers, "started_by"),
    ),
    text="SearchableText",
    empty=_("Nothing has been written yet. Choose a column above to begin."),
)
