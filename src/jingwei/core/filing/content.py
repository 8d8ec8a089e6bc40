"""Containers of records: unordered, never indexed, untouched when something is added."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.workflow.interfaces import IRecord
from plone.dexterity.content import Container
from plone.dexterity.content import FTIAwareSpecification
from plone.dexterity.utils import createContent
from plone.supermodel import model
from zope import schema
from zope.interface import implementer
from zope.interface import Interface


class IRecordStoreSchema(model.Schema):
    """A container of records has a title and nothing else."""

    title = schema.TextLine(title=_("Title"))


class IUnindexed(Interface):
    """A container that is in no catalog."""


class IRecordStore(IUnindexed):
    """A folder such as /intranet/documents; files its records by year and month."""


class IPeriod(IUnindexed):
    """A year or month below a store."""


class NotInCatalog:
    """What searches and lists never meet."""

    # As Dexterity's classes have it: a plain class before them would hide the type's schema.
    __providedBy__ = FTIAwareSpecification()

    def indexObject(self, *args, **kw):
        """Not in the catalog."""

    def reindexObject(self, *args, **kw):
        """Not in the catalog."""

    def reindexObjectSecurity(self, *args, **kw):
        """Not in the catalog."""

    def unindexObject(self, *args, **kw):
        """Not in the catalog."""


@implementer(IUnindexed)
class Unindexed(NotInCatalog, Container):
    """Adding a child writes only the tree: the container's own date and index rows stay.

    With the stock behaviour every added record writes its container, and two people who add
    at the same moment conflict. For the same reason nobody keeps an order of all children.
    """

    _ordering = "unordered"

    def notifyModified(self):
        """The container's own date never moves."""


@implementer(IPeriod)
class Period(Unindexed):
    """A year (``2026``) or a month (``11``)."""


@implementer(IRecordStore)
class RecordStore(Unindexed):
    """Takes records at its own address and files each one below year and month.

    `holds`: the portal types kept here.
    """

    holds: tuple[str, ...] = ()

    def allowedContentTypes(self, context=None):
        """Only what this store holds, for those who may add it."""
        return [fti for fti in super().allowedContentTypes(context) if fti.getId() in self.holds]

    def _setObject(self, id, object, *args, **kw):
        if not IRecord.providedBy(object):
            return super()._setObject(id, object, *args, **kw)
        return self.period()._setObject(id, object, *args, **kw)

    def period(self) -> Period:
        """The folder of the present month, made when its first record comes."""
        today = clock.today()
        folder = self
        for name in (f"{today.year:04d}", f"{today.month:02d}"):
            if name not in folder.objectIds():
                period = createContent("FilingPeriod", id=name, title=name)
                Unindexed._setObject(folder, name, period)
            folder = folder._getOb(name)
        return folder
