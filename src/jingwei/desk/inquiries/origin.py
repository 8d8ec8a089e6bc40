"""What an inquiry hands over where another record goes back to it."""

from jingwei import _
from jingwei.core.workflow.api import state
from jingwei.core.workflow.interfaces import IOrigin
from zope.i18nmessageid import Message
from zope.interface import implementer


@implementer(IOrigin)
class InquiryOrigin:
    """The letter as a whole: what its writer says stays with those who answer."""

    kind = "inquiry"
    reference = ""

    def __init__(self, context):
        self.context = context
        self.number = context.number
        self.unit = context.unit

    def hindrance(self) -> Message | str:
        """What was not accepted is nobody's task."""
        if state(self.context) in ("received", "rejected"):
            return _("The inquiry was not given to a unit.")
        return ""

    def paragraphs(self) -> list[str]:
        """None."""
        return []
