"""The papers of a record, beside it."""

from jingwei import _
from jingwei.core.papers import api
from jingwei.core.papers.interfaces import IPaper
from jingwei.core.workflow.interfaces import IAside
from zope.component import getAdapters
from zope.interface import implementer


# Of which paper `@@preview.pdf` is a proof.
PROVED = "issued"
PROOF = _("Proof of the red-header document")


@implementer(IAside)
class PapersAside:
    """Which papers there are now, those that are being made among them."""

    title = _("Papers")
    text = ""
    url = ""

    def __init__(self, record, request):
        self.links = []
        for kind, paper in sorted(getAdapters((record,), IPaper)):
            address = f"{record.absolute_url()}/@@"
            if api.paper(record, kind) is not None or not paper.hindrance():
                self.links.append({"text": paper.title, "url": f"{address}{kind}.pdf"})
            elif kind == PROVED:
                # Whoever drafts or judges sees how it will look.
                self.links.append({"text": PROOF, "url": f"{address}preview.pdf"})
        if self.links:
            self.text = _("PDF, to be printed or kept")
