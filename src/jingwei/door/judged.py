"""The text that an opinion on a release judges: all that becomes public."""

from jingwei.core.opinions.api import digest
from jingwei.core.opinions.api import file_digest
from jingwei.core.opinions.interfaces import ITextOfRecord
from jingwei.door.checks import chosen
from jingwei.door.draft import Draft
from jingwei.door.draft import draft
from zope.interface import implementer


@implementer(ITextOfRecord)
class JudgedText:
    """`ITextOfRecord` of the release; `public` is its draft, if it has been made already."""

    def __init__(self, context, public: Draft | None = None):
        self.context = context
        self.public = public

    def text(self) -> dict:
        """Public values as JSON data."""
        public = draft(self.context) if self.public is None else self.public
        return public.data()

    def attachments(self) -> list[tuple[str, str]]:
        """(file name, SHA-256) of every attachment that goes along."""
        return sorted((item.file.filename, file_digest(item.file)) for item in chosen(self.context))


def judged_digest(release) -> str:
    """Digest of everything that becomes public, names and contents of attachments included."""
    judged = JudgedText(release)
    return digest([judged.text(), judged.attachments()])
