"""The public answer: a citizen's question, masked, and what the organ answered."""

from jingwei import _
from jingwei.portal.records.api import PublicRecord
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class IPublicAnswer(model.Schema):
    """What the national check asks of a published message (handbook §5.2)."""

    title = schema.TextLine(title=_("Title"), max_length=200)
    number = schema.TextLine(title=_("Number"), required=False)
    topic = schema.TextLine(title=_("Topic"), required=False)
    question = schema.Text(title=_("Question"))
    answer = schema.Text(title=_("Answer"))
    unit = schema.TextLine(title=_("Answering unit"), required=False)
    asked_on = schema.Date(title=_("Asked on"), required=False)
    answered_on = schema.Date(title=_("Answered on"), required=False)
    published_on = schema.Datetime(title=_("Date of publication"), required=False)


@implementer(IPublicAnswer)
class PublicAnswer(PublicRecord):
    """A published answer. `unit` and `topic` are titles; texts are plain, with line breaks."""

    topic = ""
    unit = ""
    asked_on = None
    answered_on = None

    def forget_text(self) -> None:
        """The letter and what tells of it go; its number stays."""
        super().forget_text()
        self.topic = self.question = self.answer = self.unit = ""
        self.asked_on = self.answered_on = None

    @property
    def days(self) -> int | None:
        """Calendar days from question to answer."""
        if self.asked_on is None or self.answered_on is None:
            return None
        return (_day(self.answered_on) - _day(self.asked_on)).days


def _day(value):
    """The day of a date or of a moment."""
    return value.date() if hasattr(value, "date") else value
