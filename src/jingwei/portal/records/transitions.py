"""What the door does with a public record, by ``advance(record, "correct" | "end" | ..., ...)``."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.workflow.effects import Effect
from zope import schema
from zope.interface import Interface


class INote(Interface):
    """What was corrected, for everybody to read."""

    note = schema.Text(title=_("Correction note"), max_length=500, required=False)


class IWithdrawal(Interface):
    """Why the record was withdrawn, for everybody to read."""

    reason = schema.Text(title=_("Reason"), max_length=500, required=False)


class Correct(Effect):
    """The record says that it was corrected, and when."""

    schema = INote

    def apply(self, params):
        record = self.context
        record.corrected_on = clock.now()
        record.correction_note = params.get("note") or record.correction_note
        record.reindexObject()


class End(Effect):
    """The record says that what it tells holds no more, and since when; the text stays."""

    schema = INote

    def apply(self, params):
        self.context.ended_note = params.get("note")
        self.context.reindexObject()


class Withdraw(Effect):
    """The notice takes the place of the text; nothing of the text can be read or found."""

    schema = IWithdrawal

    def apply(self, params):
        record = self.context
        record.withdrawn_on = record.withdrawn_on or clock.now()
        record.withdrawal_reason = params.get("reason") or record.withdrawal_reason
        record.forget_text()
        record.reindexObject()
