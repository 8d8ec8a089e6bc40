"""What a document hands over where another record goes back to it."""

from jingwei import _
from jingwei.core.workflow.api import state
from jingwei.core.workflow.interfaces import IOrigin
from jingwei.office.documents.api import ENDED
from jingwei.office.documents.api import OUT
from jingwei.office.documents.rules import text
from zope.i18nmessageid import Message
from zope.interface import implementer


@implementer(IOrigin)
class DocumentOrigin:
    """An issued document; of minutes (纪要) every paragraph by itself."""

    unit = ""

    def __init__(self, context):
        self.context = context
        self.kind = "minutes" if context.genre == "minutes" else "document"
        self.number = str(context.number or "")

    @property
    def reference(self) -> str:
        """Documents are cited by their number."""
        return self.number

    def hindrance(self) -> Message | str:
        """A draft has decided nothing."""
        if state(self.context) in OUT:
            return ""
        if state(self.context) in ENDED:
            return _("The document does not hold any more.")
        return _("The document is not issued yet.")

    def paragraphs(self) -> list[str]:
        """Lines of the body that say something."""
        return [line.strip() for line in text(self.context).splitlines() if line.strip()]
