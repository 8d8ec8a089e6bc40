"""Lists of what is public, from catalog indexes and metadata only: no object is woken."""

from jingwei.portal.lists import days
from jingwei.portal.lists.line import Line
from jingwei.portal.lists.line import line
from jingwei.portal.lists.listed import PublicList
from jingwei.portal.lists.lists import ANSWERS
from jingwei.portal.lists.lists import POLICIES
from jingwei.portal.lists.lists import TEXTS
from jingwei.portal.lists.memo import remembered
from jingwei.portal.lists.page import article_tags
from jingwei.portal.lists.page import KINDS
from jingwei.portal.lists.page import PublicPage
from jingwei.portal.lists.page import tags
from jingwei.portal.lists.row import PublicRow
from jingwei.portal.lists.row import standing
from plone import api


__all__ = [
    "ANSWERS",
    "KINDS",
    "POLICIES",
    "SIZE",
    "TEXTS",
    "Line",
    "PublicList",
    "PublicPage",
    "PublicRow",
    "answer_days",
    "article_tags",
    "count",
    "days",
    "line",
    "newest",
    "query",
    "remembered",
    "standing",
    "tags",
]

TYPES = ("Document", "News Item", "File", "Link", "PolicyDocument", "PublicAnswer")
STATES = ("published", "public")
SIZE = 20


def query(column=None, kinds: tuple[str, ...] = TYPES, **more) -> dict:
    """Catalog query of what is public, in one column or on the whole site."""
    wanted = {"portal_type": kinds, "review_state": STATES, **more}
    if column is not None:
        wanted["path"] = {"query": "/".join(column.getPhysicalPath()), "depth": 1}
    return wanted


def newest(wanted: dict, limit: int) -> list[Line]:
    """The newest `limit` items."""
    found = _catalog()(**wanted, sort_on="published_on", sort_order="descending", sort_limit=limit)
    return [line(brain) for brain in found[:limit]]


def count(wanted: dict) -> int:
    """How many there are."""
    return len(_catalog()(**wanted))


def answer_days() -> dict[int, int]:
    """Calendar days taken -> number of public answers, straight from the index.

    Withdrawn answers are not in the index, all others are public: no rights are asked.
    """
    index = _catalog()._catalog.indexes["answer_days"]
    return dict(index.uniqueValues(withLengths=True))


def _catalog():
    return api.portal.get_tool("portal_catalog")
