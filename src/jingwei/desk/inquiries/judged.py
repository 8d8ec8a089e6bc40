"""The text that an opinion on an inquiry judges."""


class JudgedText:
    """`ITextOfRecord` of the inquiry: without the contact, which is deleted one day."""

    def __init__(self, context):
        self.context = context

    def text(self) -> dict:
        """Question, further rows and answer as JSON data."""
        inquiry = self.context
        return {
            "title": inquiry.title,
            "question": inquiry.question,
            "extra": [list(row) for row in inquiry.extra],
            "answer": inquiry.answer,
        }

    def attachments(self) -> list[tuple[str, str]]:
        """An inquiry has none."""
        return []
