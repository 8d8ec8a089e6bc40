"""/intranet/numbering."""

from jingwei import _
from jingwei.core.filing.content import Unindexed
from jingwei.core.numbering.registers import Registers
from jingwei.core.rights.interfaces import IComputedRights
from plone import api
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class INumberRegisters(model.Schema, IComputedRights):
    """All registers of the organ."""

    title = schema.TextLine(title=_("Title"), max_length=100)


@implementer(INumberRegisters)
class NumberRegisters(Unindexed):
    """The place of the registers; their rows are in an object of their own."""

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        # The underscore keeps them out of reach of addresses.
        self._book = Registers()


def book() -> Registers:
    """The site's registers."""
    return api.portal.get()["intranet"]["numbering"]._book
