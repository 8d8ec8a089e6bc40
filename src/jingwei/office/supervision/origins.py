"""Items that go back to another record: a document, a paragraph of minutes, an inquiry.

The item keeps what it goes back to (`rows.Origin`), and the catalog finds it by that, so the link
holds both ways. Of the source nothing is written but a count beside it, over which two people who
make an item from it at the same moment meet: the second one finds the item of the first. The source
is reached only by the person's own right: at its address when an item is made from it, by the
catalog when an item leads back to it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.workflow.interfaces import IOrigin
from jingwei.office.supervision.content import TYPE
from jingwei.office.supervision.rows import Origin
from persistent import Persistent
from plone import api
from plone.uuid.interfaces import IUUID
from zope.annotation.interfaces import IAnnotations


# Longest text of a paragraph that an item keeps.
LONGEST = 4000
# Where a source keeps its `Made`.
MADE = "jingwei.supervision.made"
# What the item that is being made goes back to.
_named: ContextVar[Origin | None] = ContextVar("jingwei.supervision.origin", default=None)


class Made(Persistent):
    """How many items were made from a record; an object of its own, so that nothing else of the
    record is in the way of whoever works on it.
    """

    count = 0


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
    return list(catalog(portal_type=TYPE, supervision_origin=wanted, sort_on="created"))


def leading_back(item):
    """The catalog row of the record that `item` goes back to, if the present person may see it."""
    if item.origin is None:
        return None
    found = api.portal.get_tool("portal_catalog")(UID=item.origin.uid)
    return found[0] if found else None


@contextmanager
def named(record, paragraph: int = 0) -> Iterator[None]:
    """Let the item that is added inside go back to `record`, see `quote`.

    Of two transactions in which items are made from the same record one fails by a conflict; when
    it is repeated, it finds the item of the other.
    """
    token = _named.set(quote(record, paragraph))
    notes = IAnnotations(record)
    if MADE not in notes:
        notes[MADE] = Made()
    notes[MADE].count += 1
    try:
        yield
    finally:
        _named.reset(token)


def take_over(item) -> None:
    """Give a new item what it goes back to."""
    item.origin = _named.get()
