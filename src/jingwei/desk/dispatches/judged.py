"""The text of a copy, as an opinion would judge it."""

from jingwei.core.opinions.api import file_digest


class JudgedText:
    """`ITextOfRecord` of the copy."""

    def __init__(self, context):
        self.context = context

    def text(self) -> dict:
        """Title, number and body."""
        copy = self.context
        body = copy.body.raw if copy.body else ""
        return {"title": copy.title, "number": copy.number, "body": body}

    def attachments(self) -> list[tuple[str, str]]:
        """(file name, SHA-256) of every attachment, in order of name."""
        return sorted((i.file.filename, file_digest(i.file)) for i in self.context.objectValues())
