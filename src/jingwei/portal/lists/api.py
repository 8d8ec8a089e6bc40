"""Lists of what is public, from catalog indexes and metadata only: no object is woken."""

from jingwei.portal.lists import days
from jingwei.portal.lists.memo import remembered
from jingwei.portal.lists.page import article_tags
from jingwei.portal.lists.page import KINDS
from jingwei.portal.lists.page import PublicPage
from jingwei.portal.lists.page import tags
from jingwei.portal.lists.row import PublicRow
from plone import api
from plone.batching import Batch
from typing import NamedTuple


__all__ = [
    "KINDS",
    "Line",
    "PublicPage",
    "PublicRow",
    "answer_days",
    "article_tags",
    "batch",
    "before_year",
    "count",
    "days",
    "line",
    "newest",
    "of_year",
    "query",
    "remembered",
    "tags",
    "years",
]

TYPES = ("Document", "News Item", "File", "Link", "PolicyDocument", "PublicAnswer")
STATES = ("published", "public")
SIZE = 20


class Line(NamedTuple):
    """One public item as every list shows it; `row` has the rest."""

    title: str
    url: str
    kind: str
    summary: str
    uid: str
    row: PublicRow

    @property
    def day(self) -> str:
        """Day of publication."""
        return self.row.published[:10]


def line(brain) -> Line:
    """The line of a catalog row."""
    row = PublicRow(*brain.public_row) if brain.public_row else PublicRow()
    return Line(
        brain.Title, brain.getURL(), brain.portal_type, brain.Description or "", brain.UID, row
    )


def query(column=None, kinds: tuple[str, ...] = TYPES, **more) -> dict:
    """Catalog query of what is public, in one column or on the whole site."""
    wanted = {"portal_type": kinds, "review_state": STATES, **more}
    if column is not None:
        wanted["path"] = {"query": "/".join(column.getPhysicalPath()), "depth": 1}
    return wanted


def of_year(year: int) -> dict:
    """Narrow a query to a year of publication."""
    return {"published_on": {"query": days.year_span(year), "range": "min:max"}}


def before_year(year: int) -> dict:
    """Narrow a query to all that was published before a year."""
    return {"published_on": {"query": days.year_span(year)[0] - 1, "range": "max"}}


def batch(wanted: dict, start: int = 0, size: int = SIZE) -> Batch:
    """A page of catalog rows, newest publication first."""
    found = _catalog()(
        **wanted,
        sort_on="published_on",
        sort_order="descending",
        b_start=start,
        b_size=size,
    )
    return Batch(found, size=size, start=start, orphan=0)


def newest(wanted: dict, limit: int) -> list[Line]:
    """The newest `limit` items."""
    found = _catalog()(**wanted, sort_on="published_on", sort_order="descending", sort_limit=limit)
    return [line(brain) for brain in found[:limit]]


def count(wanted: dict) -> int:
    """How many there are."""
    return len(_catalog()(**wanted))


def years(wanted: dict) -> list[int]:
    """Years from the newest publication back to the oldest."""
    ends = []
    for order in ("descending", "ascending"):
        found = _catalog()(**wanted, sort_on="published_on", sort_order=order, sort_limit=1)
        ends += [line(brain).row.published[:4] for brain in found[:1]]
    if len(ends) < 2 or not all(ends):
        return []
    return list(range(int(ends[0]), int(ends[1]) - 1, -1))


def answer_days() -> dict[int, int]:
    """Calendar days taken -> number of public answers, straight from the index.

    Withdrawn answers are not in the index, all others are public: no rights are asked.
    """
    index = _catalog()._catalog.indexes["answer_days"]
    return dict(index.uniqueValues(withLengths=True))


def _catalog():
    return api.portal.get_tool("portal_catalog")
