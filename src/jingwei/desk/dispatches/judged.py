"""The text of a copy, as an opinion would judge it."""

from jingwei.core.opinions.api import TextOfRecord


class JudgedText(TextOfRecord):
    """`ITextOfRecord` of the copy."""

    def text(self) -> dict:
        """Title, number and body."""
        copy = self.context
        body = copy.body.raw if copy.body else ""
        return {"title": copy.title, "number": copy.number, "body": body}

    def files(self) -> list:
        """All attachments."""
        return [item.file for item in self.context.objectValues()]
