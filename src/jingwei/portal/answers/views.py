"""The page of a public answer."""

from jingwei.portal.lists.api import days
from jingwei.portal.records.api import PublicRecordPage


class AnswerPage(PublicRecordPage):
    """Question, answer, unit and the four days that the national check asks for."""

    def source(self) -> str:
        """The answering unit."""
        return self.context.unit or self.organ()

    def asked(self) -> str:
        """Day of the question."""
        return days.day(self.context.asked_on)

    def answered(self) -> str:
        """Day of the answer."""
        return days.day(self.context.answered_on)

    def question(self) -> list[str]:
        """Paragraphs of the question."""
        return paragraphs(self.context.question)

    def answer(self) -> list[str]:
        """Paragraphs of the answer."""
        return paragraphs(self.context.answer)

    def own(self) -> dict:
        """The answer as data."""
        record = self.context
        return {
            "number": record.number or "",
            "topic": record.topic or "",
            "question": record.question,
            "answer": record.answer,
            "unit": record.unit or "",
            "asked": self.asked(),
            "answered": self.answered(),
            "days": record.days,
            "published": self.published(),
            "correction_note": record.correction_note or "",
        }


def paragraphs(text: str | None) -> list[str]:
    """Lines that are not empty."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
