"""What a record's page says of its reminders: those that were, and those to come."""

from functools import cached_property
from jingwei import _
from jingwei.core import clock
from jingwei.core.escalation.climbing import ahead
from jingwei.core.escalation.climbing import whom
from jingwei.core.escalation.interfaces import IEscalating
from jingwei.core.escalation.ladder import Step
from jingwei.core.organisation import api as organisation
from Products.Five import BrowserView


NOBODY = _("Nobody could be told: the post is vacant, or its holder may not see the record.")
MERGED = _("Told with the later step.")


class Reminders(BrowserView):
    """A card beside the record."""

    def shown(self) -> bool:
        """Is there anything to show?"""
        return bool(self.taken() or self.coming())

    def taken(self) -> list[dict]:
        """Steps that were taken, oldest first: day, title, who was told in words."""
        return [
            {"day": step.day, "title": self._title(step), "said": self._said(step)}
            for step in self.context.escalations
        ]

    def coming(self) -> list[dict]:
        """Rungs ahead, the next one first: day, title, posts."""
        record = self.context
        return [
            {"day": one.day, "title": one.rung.title, "said": _names(whom(record, one.rung))}
            for one in ahead(record, clock.today())
        ]

    @cached_property
    def _titles(self) -> dict:
        """(ladder, rung) -> title."""
        return {
            (ladder.name, rung.name): rung.title
            for ladder in IEscalating(self.context).ladders
            for rung in ladder.rungs
        }

    def _title(self, step: Step):
        """What the step is called; its name if the ladder has no such rung any more."""
        return self._titles.get((step.ladder, step.rung), step.rung)

    def _said(self, step: Step):
        if step.merged:
            return MERGED
        return _names(step.told) if step.told else NOBODY


def _names(tokens: tuple[str, ...]) -> str:
    return "、".join(organisation.title(token) for token in tokens)
