"""The pages of districts: what they were sent, and each copy."""

from jingwei import _
from jingwei.core import pictures
from jingwei.core.attachments.api import size
from jingwei.core.deadlines.telling import LedgerTold
from jingwei.core.delivery import api as delivery
from jingwei.core.listing.api import CatalogSource
from jingwei.core.listing.api import ListPage
from jingwei.core.organisation import api as organisation
from jingwei.core.papers import api as papers
from jingwei.core.typeset import letter
from jingwei.core.typeset import tables
from jingwei.core.workflow import api
from jingwei.core.workflow.page import RecordPage
from jingwei.core.worklist.api import URGENCIES
from jingwei.desk.dispatches import lists
from jingwei.desk.districts.api import mine
from plone import api as plone
from Products.Five import BrowserView
from zExceptions import NotFound


# The kind of the paper that goes out.
ISSUED = "issued"
SAID = {
    delivery.RECEIVED: _("Signed for receipt"),
    delivery.REFUSED: _("Not signed for"),
    delivery.SENT_AGAIN: _("Sent again"),
}


class AllDispatches(ListPage):
    """What was sent to all districts, for the General Office; a district is led to its place."""

    listing = lists.ALL
    administrators = (organisation.REGISTRAR,)

    def __call__(self):
        """Show the list, or lead to the place of the only district."""
        own = mine()
        if len(own) == 1 and self.context.has_key(own[0]):
            address = f"{self.context.absolute_url()}/{own[0]}"
            return self.request.response.redirect(address)
        return super().__call__()

    def source_of(self, form: dict) -> CatalogSource:
        """All copies that the person may see."""
        return CatalogSource(self.listing, {"portal_type": [lists.TYPE]})

    def list_title(self):
        """What files are called."""
        return _("Documents sent to the districts")


class OwnDispatches(ListPage):
    """What one district was sent."""

    listing = lists.DISPATCHES
    savable = False

    def source_of(self, form: dict) -> CatalogSource:
        """Copies in this place."""
        path = "/".join(self.context.getPhysicalPath())
        return CatalogSource(self.listing, {"path": path, "portal_type": [lists.TYPE]})

    def waiting(self) -> int:
        """How many are still to be signed for."""
        path = "/".join(self.context.getPhysicalPath())
        catalog = plone.portal.get_tool("portal_catalog")
        return len(catalog(path=path, portal_type=lists.TYPE, review_state="sent"))


class DispatchSheet(LedgerTold, RecordPage):
    """The document as issued, and what the district does with it."""

    # Every step has a form: signing for something by mistake is not undone.
    boxes: dict = {}
    dangers = ("refuse", "take_back")
    first_turn = _("Sent to the district")

    def organ(self) -> str:
        """Name of the commission."""
        return plone.portal.get().Title()

    def district(self) -> str:
        """What the district is called."""
        return organisation.title(organisation.district(self.context.district))

    def urgency(self):
        """Urgency of the document."""
        return URGENCIES[self.context.urgency]

    def has_paper(self) -> bool:
        """Is the issued paper made?"""
        return paper_of(self.context) is not None

    def path(self) -> list:
        """Stations; the last one says what ended a document that was not signed for by then."""
        ending = self.context.ending
        return [
            station._replace(title=lists.LAPSED.titles[f"lapsed_{ending.word}"])
            if station.id == "lapsed"
            else station
            for station in super().path()
        ]

    def lapsed(self) -> bool:
        """Need it not be signed for any more, and was not?"""
        return api.state(self.context) == "lapsed"

    def recalled(self) -> bool:
        """Is only the notice left?"""
        return api.state(self.context) == "recalled"

    def waits(self) -> bool:
        """Is it still to be signed for?"""
        return api.state(self.context) == "sent"

    def exchange(self) -> list[dict]:
        """What the district and the registrar said about it, who and when, oldest first."""
        return [
            {
                "person": organisation.title(one.person),
                "moment": one.moment,
                "said": SAID[one.what],
                "reason": one.reason,
            }
            for one in self.context.exchange()
        ]

    def ending(self):
        """Why the document does not hold any more, as a sentence; "" if it does."""
        return delivery.told(self.context.ending) if self.context.ending else ""

    def body(self) -> str:
        """The text, made safe for the page."""
        return tables(letter(pictures.shown(self.context, self._text())))

    def _text(self) -> str:
        body = self.context.body
        return body.output_relative_to(self.context) if body else ""

    def attachments(self) -> list[dict]:
        """Name, address and size of each attachment that is no picture of the text."""
        return [
            {
                "name": item.file.filename,
                "url": f"{item.absolute_url()}/@@download/file",
                "size": size(item.file.getSize()),
            }
            for item in pictures.beside_text(self.context, self._text())
        ]


class IssuedPaper(BrowserView):
    """``@@issued.pdf``: the issued paper of the document, or that it is being prepared."""

    def __call__(self):
        """Hand it out.

        :raises NotFound: the copy was taken back.
        """
        response, paper = self.request.response, paper_of(self.context)
        if api.state(self.context) == "recalled":
            raise NotFound(self.request["URL"])
        if paper is None:
            papers.let_wait(response)
            return self.index()
        return papers.send(paper, self.context, response)


def paper_of(copy):
    """The issued paper of the document behind a copy; None until it is made, also if an older one
    was: that is none of this copy.
    """
    if papers.standing_of(copy.source_uid, ISSUED) != papers.MADE:
        return None
    return papers.paper_of(copy.source_uid, ISSUED)
