"""The page of the recipients of a document, and the line about them beside its sheet."""

from functools import cached_property
from jingwei import _
from jingwei.core import clock
from jingwei.core.exc import NotYoursToSee
from jingwei.core.listing.api import ListPage
from jingwei.core.listing.api import RowSource
from jingwei.core.workflow import api
from jingwei.core.workflow.interfaces import IAside
from jingwei.office.documents import delivered
from plone import api as plone
from zope.interface import implementer


SEE = "jingwei: See recipients"
STEPS = ("note_delivery", "send_further", "recall")


class Recipients(ListPage):
    """Units by person, districts, and other organs as the registrar noted them."""

    listing = delivered.RECIPIENTS
    savable = False

    def admit(self):
        """There is no list before the first issue."""
        if not delivered.ever_issued(self.context):
            raise NotYoursToSee()

    def source_of(self, form: dict) -> RowSource:
        """The recipients of this document."""
        return RowSource(self.listing, self.rows)

    def list_title(self):
        """What files are called."""
        return _("Recipients of ${title}", mapping={"title": self.context.title})

    @cached_property
    def counts(self) -> delivered.Counts:
        """The figures above the list."""
        return delivered.counts(self.rows)

    def recalled(self) -> str:
        """Since which day nobody is to read or sign for it; "" if somebody is."""
        recall = delivered.recalled(self.context)
        return recall.moment.astimezone(clock.ZONE).date().isoformat() if recall else ""

    @cached_property
    def rows(self) -> list[dict]:
        """Everybody who got it, looked for once."""
        return delivered.rows(self.context)

    def steps(self) -> list[dict]:
        """What the reader can do about the recipients."""
        address = self.context.absolute_url()
        return [
            {
                "title": api.title_of(step.title),
                "url": f"{address}/@@act/{step.id}",
                "look": "btn danger" if step.id == "recall" else "btn",
            }
            for step in api.open_to_me(self.context)
            if step.id in STEPS
        ]


@implementer(IAside)
class RecipientsAside:
    """How many have read and signed, for who may see it."""

    title = _("Recipients")
    text = ""
    url = ""

    def __init__(self, document, request):
        allowed = plone.user.has_permission(SEE, obj=document)
        if not (allowed and delivered.ever_issued(document)):
            return
        self.url = f"{document.absolute_url()}/@@recipients"
        if delivered.recalled(document):
            self.text = _("Recalled: nobody is to read or sign for it now. Who had it, and when")
            return
        found = delivered.counts(delivered.rows(document))
        self.text = _(
            "Read by ${read} of ${readers} people of units, signed for by ${signed} of "
            "${districts} districts, delivered to ${delivered} of ${organs} other organs",
            mapping=found._asdict(),
        )
