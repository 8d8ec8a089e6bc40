"""The text that an opinion on a release judges: all that becomes public."""

from jingwei.core.opinions.api import digest
from jingwei.core.opinions.api import named
from jingwei.core.opinions.api import TextOfRecord
from jingwei.door.checks import chosen
from jingwei.door.draft import Draft
from jingwei.door.draft import draft
from jingwei.door.whitelist import KINDS


class JudgedText(TextOfRecord):
    """`ITextOfRecord` of the release; `public` is its draft, if it has been made already."""

    def __init__(self, context, public: Draft | None = None):
        super().__init__(context)
        self.public = public

    def text(self) -> dict:
        """Public values as JSON data."""
        public = draft(self.context) if self.public is None else self.public
        return public.data()

    @property
    def described_by(self) -> str:
        """The names are fields of the public record."""
        return KINDS[self.context.kind].portal_type

    def files(self) -> list:
        """Every attachment that goes along."""
        return [item.file for item in chosen(self.context)]


def judged_digest(release) -> str:
    """Digest of everything that becomes public, names and contents of attachments included."""
    judged = JudgedText(release)
    return digest([judged.text(), named(judged.files())])
