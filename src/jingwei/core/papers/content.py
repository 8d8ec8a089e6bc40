"""/intranet/papers: the place of the papers of all records."""

from jingwei import _
from jingwei.core.filing.content import Unindexed
from jingwei.core.papers.shelf import Shelf
from jingwei.core.rights.interfaces import IComputedRights
from plone import api
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class IPaperShelf(model.Schema, IComputedRights):
    """The place of all papers."""

    title = schema.TextLine(title=_("Title"), max_length=100)


@implementer(IPaperShelf)
class PaperShelf(Unindexed):
    """The place of the shelf."""

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self._shelf = Shelf()


def shelf() -> Shelf:
    """The site's papers."""
    return api.portal.get()["intranet"]["papers"]._shelf
