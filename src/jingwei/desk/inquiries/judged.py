"""The text that an opinion on an inquiry judges."""

from jingwei.core.opinions.api import TextOfRecord


class JudgedText(TextOfRecord):
    """`ITextOfRecord` of the inquiry: without the contact, which is deleted one day."""

    def text(self) -> dict:
        """Question, further rows and answer as JSON data."""
        inquiry = self.context
        return {
            "title": inquiry.title,
            "question": inquiry.question,
            "extra": [list(row) for row in inquiry.extra],
            "answer": inquiry.answer,
        }
