"""Both sides of a deputation are told before it ends."""

from jingwei import _
from jingwei.core.escalation.api import Escalating
from jingwei.core.escalation.api import Ladder
from jingwei.core.escalation.api import Rung
from jingwei.core.escalation.api import Running
from jingwei.core.workflow.api import state

import datetime


SIDES = "sides"
END = Ladder(
    "end",
    (
        Rung(
            *("soon", -1, 1, (SIDES,)),
            title=_("Reminder: it ends soon"),
            subject=_("Ends soon: ${title}"),
            text=_("The last day is ${day}."),
        ),
    ),
)


class DeputationEscalating(Escalating):
    """`IEscalating` of a deputation."""

    ladders = (END,)

    def running(self, day: datetime.date) -> list[Running]:
        """Its end, while it is in force or to come; of a single day the approval said enough."""
        deputation = self.context
        last = deputation.last_day
        ends = state(deputation) == "approved" and deputation.first_day < last and day <= last
        return [Running(END, last)] if ends else []

    def tokens(self, word: str) -> tuple[str, ...]:
        """The deputy and who is stood in for."""
        return self.context.sides() if word == SIDES else super().tokens(word)
