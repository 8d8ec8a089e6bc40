"""What the page of a source shows of the items made from it."""

from jingwei import _
from jingwei.core.workflow.interfaces import IAside
from jingwei.core.workflow.interfaces import IOrigin
from jingwei.office.supervision import origins
from jingwei.office.supervision.proposing import told
from jingwei.office.supervision.vocabularies import starter
from plone import api
from plone.uuid.interfaces import IUUID
from zope.interface import implementer


@implementer(IAside)
class ItemsAside:
    """Items that the reader may see, and the way to propose another one for who may."""

    title = _("Supervision")
    text = ""
    url = ""
    links: tuple = ()

    def __init__(self, record, request):
        origin = IOrigin(record, None)
        if origin is None:
            return
        self.links = [
            {"text": told(brain), "url": brain.getURL()}
            for brain in origins.made_from(IUUID(record))
        ]
        if not origin.hindrance() and not starter(api.user.get_current().getId() or ""):
            self.text = _("Propose an item from this")
            self.url = f"{record.absolute_url()}/@@supervise"
        elif self.links:
            self.text = _("Items made from this:")
