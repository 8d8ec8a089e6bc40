"""What the chief editor judges."""

from jingwei.core.opinions.api import file_digest
from jingwei.core.opinions.interfaces import ITextOfRecord
from zope.interface import implementer


FIELDS = ("title", "description", "source", "remoteUrl", "interprets")


@implementer(ITextOfRecord)
class EditorialText:
    """Every field that the public will read, and the bytes of a file or picture."""

    def __init__(self, context):
        self.context = context

    def text(self) -> dict:
        """Fields by name; empty ones are left out."""
        found = {name: getattr(self.context, name, None) for name in FIELDS}
        body = self.context.text
        found["text"] = body.raw if body else None
        return {name: value for name, value in found.items() if value}

    def attachments(self) -> list[tuple[str, str]]:
        """The file or picture of the text itself."""
        blobs = (getattr(self.context, name, None) for name in ("file", "image"))
        return [(blob.filename or "", file_digest(blob)) for blob in blobs if blob is not None]
