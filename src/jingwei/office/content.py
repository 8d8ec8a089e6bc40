"""The office: the one closed folder in which the organ's own work lies."""

from jingwei import _
from jingwei.core.filing.content import Unindexed
from jingwei.core.pages.layers import enter_office
from jingwei.core.rights.interfaces import IClosedHouse
from jingwei.core.rights.interfaces import IComputedRights
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class IOfficeRoot(model.Schema, IComputedRights, IClosedHouse):
    """The office root."""

    title = schema.TextLine(title=_("Title"), max_length=100)


@implementer(IOfficeRoot)
class OfficeRoot(Unindexed):
    """/intranet. Whatever is asked for below it belongs to the office layer."""

    def __before_publishing_traverse__(self, arg1, arg2=None):
        # CMF calls it with (object, request), Zope with (request).
        request = arg2 if arg2 is not None else arg1
        enter_office(request)
        super().__before_publishing_traverse__(arg1, arg2)
