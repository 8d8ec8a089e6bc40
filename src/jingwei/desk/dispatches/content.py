"""The copy of an issued document in the place of a district."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.deadlines.clocked import Clocked
from jingwei.core.delivery import api as delivery
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.record import Record
from jingwei.core.worklist.api import URGENCIES
from jingwei.desk.dispatches.settings import days
from plone.app.textfield import RichText
from plone.autoform import directives
from plone.dexterity.content import Container
from plone.supermodel import model
from typing import NamedTuple
from zope import schema
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

import datetime


RULE = _("District bureaus sign for what they are sent within ${days} working days.")


class Receipt(NamedTuple):
    """Who answered for the district, and when; `reason` of a refusal."""

    person: str
    moment: datetime.datetime
    reason: str = ""


class SentAgain(NamedTuple):
    """Who sent it to the district again after a refusal, when, and why it is for it after all."""

    person: str
    moment: datetime.datetime
    reason: str


def _locked(**_names) -> dict[str, str]:
    names = ("title", "number", "urgency", "signed_on", "issued_on", "main_recipients")
    more = ("copy_recipients", "note", "body")
    return dict.fromkeys((*names, *more), "jingwei.dispatches.write")


class IDispatch(model.Schema):
    """What the office sent; no form and no request sets these."""

    directives.write_permission(**_locked())
    title = schema.TextLine(title=_("Title"), max_length=200)
    number = schema.TextLine(title=_("Document number"), required=False, default="")
    urgency = schema.Choice(
        title=_("Urgency"),
        vocabulary=SimpleVocabulary([SimpleTerm(k, k, title) for k, title in URGENCIES.items()]),
        default="routine",
    )
    signed_on = schema.Date(title=_("Date of the document"), required=False)
    issued_on = schema.Date(title=_("Issued on"), required=False)
    main_recipients = schema.TextLine(title=_("Main recipients"), required=False, default="")
    copy_recipients = schema.TextLine(title=_("Copy recipients"), required=False, default="")
    note = schema.TextLine(title=_("Note (in parentheses)"), required=False, default="")
    body = RichText(
        title=_("Body text"),
        default_mime_type="text/html",
        output_mime_type="text/x-html-safe",
        required=False,
    )


@implementer(IDispatch)
class Dispatch(Clocked, Record, Container):
    """A copy for one district, from its sending to its receipt.

    * `district`: id; `source_uid`: of the record that was issued
    * `answers`: who signed for it or refused it, oldest first; `sent_again`: after which refusals
    * `recall_reason`: why it was taken back; `ending`: why it does not hold any more
    """

    _ordering = "unordered"
    deputised_as = "documents"
    # A district signs for it, whoever does: nothing is judged.
    recusable = False
    # Two days are no reason to be warned from the first one on.
    warn = 1
    turn_indexes = ("soon_on", "late_on", "escalates_on", "row_state")
    district: str = ""
    source_uid: str = ""
    answers: tuple[Receipt, ...] = ()
    sent_again: tuple[SentAgain, ...] = ()
    recall_reason: str = ""
    ending: delivery.Ending | None = None

    def exchange(self) -> list[delivery.Done]:
        """What the district and the office said to each other about it, oldest first."""
        said = [delivery.Done(delivery.SENT_AGAIN, *again) for again in self.sent_again]
        for answer in self.answers:
            what = delivery.REFUSED if answer.reason else delivery.RECEIVED
            said.append(delivery.Done(what, *answer))
        return sorted(said, key=lambda one: one.moment)

    def begin(self, person: str) -> None:
        """It waits for the district, and the clock starts; nobody drafts it."""
        super().begin(person)
        self.started_by = ""
        self.drafters = frozenset()
        self.wait()

    def wait(self) -> None:
        """The district is to sign for it in time."""
        self.give_turn(organisation.district(self.district))
        count = days(self.urgency)
        rule = Message(RULE, mapping={"days": count})
        self.enter(deadlines.STARTED, rule=rule, day=clock.today(), length=count)

    def stop(self) -> None:
        """Nothing is waited for any more."""
        self.enter(deadlines.FINISHED)
        self.give_turn()

    def forget_text(self) -> None:
        """What was taken back is not read any more; title and number say what it was."""
        self.body = None
        self.main_recipients = self.copy_recipients = self.note = ""
        for name in list(self.objectIds()):
            self._delObject(name)

    def notifyModified(self):
        """Files that the office puts in do not move its date."""
