"""The inquiry of a citizen or firm (handbook §5.3) and its answer."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.deadlines.clocked import Clocked
from jingwei.core.numbering import api as numbering
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.api import state
from jingwei.core.workflow.record import Record
from jingwei.desk.inquiries.settings import settings
from plone.autoform import directives
from plone.dexterity.content import Item
from plone.supermodel import model
from zope import schema
from zope.interface import implementer

import datetime


MAX_TOPIC = 100
MAX_QUESTION = 5000
MAX_CONTACT = 200
MAX_ANSWER = 5000
# Of its numbers.
PREFIX = "咨询"
# The end of an inquiry, and what it is called instead once the public answer was withdrawn.
PUBLISHED, WITHDRAWN = "published", "withdrawn"


class IInquiry(model.Schema):
    """What the letterbox took and what the office wrote; no form and no request sets these."""

    directives.write_permission(
        title="jingwei.inquiries.receive",
        question="jingwei.inquiries.receive",
        contact="jingwei.inquiries.receive",
        publish="jingwei.inquiries.receive",
        extra="jingwei.inquiries.receive",
        number="jingwei.inquiries.receive",
        received="jingwei.inquiries.receive",
        unit="jingwei.inquiries.receive",
        answer="jingwei.inquiries.receive",
        reason="jingwei.inquiries.receive",
    )
    directives.read_permission(
        contact="jingwei.inquiries.see_contact", extra="jingwei.inquiries.see_contact"
    )
    title = schema.TextLine(title=_("Topic"), max_length=MAX_TOPIC)
    question = schema.Text(title=_("Question"), max_length=MAX_QUESTION)
    contact = schema.TextLine(
        title=_("Contact"),
        description=_("Name, telephone or e-mail; deleted some time after the end."),
        max_length=MAX_CONTACT,
        required=False,
        missing_value="",
        default="",
    )
    publish = schema.Bool(
        title=_("The question and answer may be published"), required=False, default=False
    )
    extra = schema.Tuple(
        title=_("Further questions of the form"),
        description=_("Rows of (question, answer), in the order of the form."),
        value_type=schema.Tuple(value_type=schema.Text(required=False), min_length=2, max_length=2),
        required=False,
        default=(),
        missing_value=(),
    )
    number = schema.TextLine(title=_("Inquiry number"), required=False, default="")
    received = schema.Datetime(title=_("Received on"), required=False)
    unit = schema.TextLine(title=_("Handling unit"), required=False, default="")
    answer = schema.Text(title=_("Answer"), max_length=MAX_ANSWER, required=False, default="")
    reason = schema.Text(title=_("Reason"), required=False, default="")


@implementer(IInquiry)
class Inquiry(Clocked, Record, Item):
    """An inquiry on its way to an answer.

    Beside the fields: `reviewer` (token of the post that judges the answer), `answered_on`
    (moment of the approval or of the rejection, from which the contact data age), `forgotten_on`
    (when they were deleted) and `withdrawn_on` (when the public answer was withdrawn).
    """

    deputised_as = "inquiries"
    turn_indexes = ("soon_on", "late_on", "escalates_on", "row_state")
    turn_attributes = ("reviewer",)
    reviewer: str = ""
    answered_on: datetime.datetime | None = None
    forgotten_on: datetime.datetime | None = None
    withdrawn_on: datetime.datetime | None = None

    def begin(self, person: str) -> None:
        """It takes its number and waits for the office clerk, and the clock starts; whoever was
        logged in while writing does not matter.
        """
        super().begin("")
        self.drafters = frozenset()
        self.number = str(numbering.take(PREFIX, (self.received or clock.now()).year, self))
        self.give_turn(organisation.OFFICE_CLERK)
        self.start_clock()

    def start_clock(self) -> None:
        """It is to be answered within the working days that are set (handbook §5.3)."""
        days = settings().answer_days
        rule = _("Inquiries are answered within ${days} working days.", mapping={"days": days})
        day = self.received.astimezone(clock.ZONE).date() if self.received else None
        self.enter(deadlines.STARTED, rule=rule, day=day, length=days)

    def called(self) -> str:
        """Its number: people write their names and troubles into the topic."""
        return self.number

    def stands(self) -> str:
        """Its state, or `WITHDRAWN` if its public answer was withdrawn."""
        return WITHDRAWN if self.withdrawn_on else state(self)

    def chain(self) -> tuple[str, ...]:
        """Posts that may approve the answer, each standing in for those before it."""
        return organisation.stand_ins(organisation.post(self.unit, "head"))
