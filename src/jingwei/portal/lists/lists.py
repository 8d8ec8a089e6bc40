"""The lists of the public site: policies, answers, and texts of all other columns."""

from collections.abc import Callable
from jingwei import _
from jingwei.core.listing.api import CODE
from jingwei.core.listing.api import Column
from jingwei.core.listing.api import DAY
from jingwei.core.listing.api import Facet
from jingwei.core.listing.api import Listing
from jingwei.core.listing.api import NUMBER
from jingwei.door.api import VALIDITIES
from jingwei.portal.lists.line import listed
from plone import api


def _values(index: str, descending: bool = False) -> Callable[[], dict]:
    """What an index knows; it knows of nothing but what is public."""

    def words() -> dict:
        known = api.portal.get_tool("portal_catalog").Indexes[index].uniqueValues()
        return {value: value for value in sorted(known, reverse=descending)}

    return words


TITLE = Column("title", _("Title"))
PUBLISHED = Column("published", _("Published on"), DAY, sort="published_on")
YEARS = Facet("year", _("Year"), _values("published_year", descending=True), "published_year")
EMPTY = _("Nothing has been published in this column yet.")

POLICIES = Listing(
    "policies",
    (
        TITLE,
        Column("number", _("Document number"), CODE),
        Column("validity", _("Validity")),
        PUBLISHED,
    ),
    sort="published",
    line=listed,
    facets=(
        YEARS,
        Facet(
            "subject",
            _("Subject category"),
            _values("policy_subject"),
            "policy_subject",
            ranked=True,
        ),
        Facet("genre", _("Genre"), _values("policy_genre"), "policy_genre", ranked=True),
        Facet("validity", _("Validity"), VALIDITIES.copy, "validity"),
    ),
    text="SearchableText",
    empty=EMPTY,
)
ANSWERS = Listing(
    "answers",
    (TITLE, PUBLISHED, Column("days", _("Days taken"), NUMBER, sort="answer_days")),
    sort="published",
    line=listed,
    facets=(
        YEARS,
        Facet("unit", _("Answering unit"), _values("answer_unit"), "answer_unit", ranked=True),
    ),
    text="SearchableText",
    empty=EMPTY,
)
TEXTS = Listing(
    "texts",
    (TITLE, PUBLISHED),
    sort="published",
    line=listed,
    facets=(YEARS,),
    text="SearchableText",
    empty=EMPTY,
)
