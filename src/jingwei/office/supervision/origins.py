"""Items that go back to another record: a document, a paragraph of minutes, an inquiry.

The item keeps what it goes back to (`rows.Origin`), and the catalog finds it by that, so the link
holds both ways and neither record is written by the other's making. The source is reached only by
the person's own right: at its address when an item is made from it, by the catalog when an item
leads back to it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.workflow.interfaces import IOrigin
from jingwei.office.supervision.rows import Origin
from plone import api
from plone.uuid.interfaces import IUUID


# Longest text of a paragraph that an item keeps.
LONGEST = 4000
# What the item that is being made goes back to.
_named: ContextVar[Origin | None] = ContextVar("jingwei.supervision.origin", default=None)


def quote(record, paragraph: int = 0) -> Origin:
    """What an item made from `record` keeps; `paragraph` counts from 1, 0 takes it as a whole.

    :param record: a record with an `IOrigin`, which the present person has reached.
    :raises BadParameters: there is no such paragraph, or nothing goes back to the record yet.
    """
    found = IOrigin(record)
    if found.hindrance():
        raise BadParameters(found.hindrance())
    texts = found.paragraphs()
    if not 0 <= paragraph <= len(texts):
        message = _("It has paragraphs 1 to ${count}.", mapping={"count": len(texts)})
        raise BadParameters(errors=[{"field": "paragraph", "message": message}])
    text = texts[paragraph - 1][:LONGEST] if paragraph else ""
    return Origin(IUUID(record), found.kind, found.number, record.title, paragraph, text)


def key(uid: str, paragraph: int) -> str:
    """What the catalog knows of an item by the side of its source's UID."""
    return f"{uid}.{paragraph}"


def made_from(uid: str, paragraph: int | None = None) -> list:
    """Catalog rows of the items made from a record, or from a paragraph of it, that the present
    person may see; oldest first.
    """
    wanted = uid if paragraph is None else key(uid, paragraph)
    catalog = api.portal.get_tool("portal_catalog")
    return list(
        catalog(portal_type="SupervisionItem", supervision_origin=wanted, sort_on="created")
    )


def leading_back(item):
    """The catalog row of the record that `item` goes back to, if the present person may see it."""
    if item.origin is None:
        return None
    found = api.portal.get_tool("portal_catalog")(UID=item.origin.uid)
    return found[0] if found else None


@contextmanager
def named(origin: Origin) -> Iterator[None]:
    """Let the item that is added inside go back to `origin`."""
    token = _named.set(origin)
    try:
        yield
    finally:
        _named.reset(token)


def take_over(item) -> None:
    """Give a new item what it goes back to."""
    item.origin = _named.get()
