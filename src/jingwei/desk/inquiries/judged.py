"""The text that an opinion on an inquiry judges."""

from jingwei.core.opinions.api import TextOfRecord
from jingwei.core.workflow.api import state


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

    def settled(self) -> bool:
        """The answer that was approved stays."""
        return state(self.context) in ("answered", "published")
