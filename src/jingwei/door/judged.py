"""The text that an opinion on a release judges: all that becomes public."""

from jingwei.core.opinions.files import file_digest
from jingwei.door.checks import chosen
from jingwei.door.draft import draft


class JudgedText:
    """`ITextOfRecord` of the release."""

    def __init__(self, context):
        self.context = context

    def text(self) -> dict:
        """Public values as JSON data."""
        return draft(self.context).data()

    def attachments(self) -> list[tuple[str, str]]:
        """(file name, SHA-256) of every attachment that goes along."""
        return sorted((item.file.filename, file_digest(item.file)) for item in chosen(self.context))
