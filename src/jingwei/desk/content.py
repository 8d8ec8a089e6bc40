"""The closed folder of those outside the office."""

from jingwei import _
from jingwei.core.pages.layers import enter_office
from jingwei.core.rights.interfaces import IClosedHouse
from jingwei.core.rights.interfaces import IComputedRights
from plone.dexterity.content import Container
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class IDesk(model.Schema, IComputedRights, IClosedHouse):
    """The desk has a title and nothing else."""

    title = schema.TextLine(title=_("Title"))


@implementer(IDesk)
class DeskRoot(Container):
    """``/desk``. What is asked for below it looks like the office: people work there."""

    deputised_as = "documents"

    def __before_publishing_traverse__(self, arg1, arg2=None):
        # CMF calls it with (object, request), Zope with (request).
        request = arg2 if arg2 is not None else arg1
        enter_office(request)
        super().__before_publishing_traverse__(arg1, arg2)
