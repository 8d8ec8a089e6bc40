"""The closed folder of the enterprises."""

from jingwei import _
from jingwei.core.rights.interfaces import IClosedHouse
from plone.dexterity.content import Container
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class IDesk(model.Schema, IClosedHouse):
    """The desk has a title and nothing else."""

    title = schema.TextLine(title=_("Title"))


@implementer(IDesk)
class DeskRoot(Container):
    """``/desk``: no post and no firm holds View in its grid, so it answers nobody."""
