"""The papers of a record, beside it."""

from jingwei import _
from jingwei.core.papers import api
from jingwei.core.papers.interfaces import IPaper
from jingwei.core.workflow.interfaces import IAside
from zope.component import getAdapters
from zope.interface import implementer


@implementer(IAside)
class PapersAside:
    """Which papers there are now, those that are being made among them."""

    title = _("Papers")
    text = ""
    url = ""

    def __init__(self, record, request):
        self.links = [
            {"text": paper.title, "url": f"{record.absolute_url()}/@@{kind}.pdf"}
            for kind, paper in sorted(getAdapters((record,), IPaper))
            if api.paper(record, kind) is not None or not paper.hindrance()
        ]
        if self.links:
            self.text = _("PDF, to be printed or kept")
