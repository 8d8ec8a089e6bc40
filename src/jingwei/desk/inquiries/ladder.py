"""How inquiries are followed up that wait for their answer."""

from jingwei import _
from jingwei.core.escalation.api import Escalating
from jingwei.core.escalation.api import HEAD
from jingwei.core.escalation.api import Ladder
from jingwei.core.escalation.api import LEADER
from jingwei.core.escalation.api import Rung
from jingwei.core.escalation.api import Running
from jingwei.core.escalation.api import TURN
from jingwei.core.organisation import api as organisation

import datetime


DUE = _("To be answered by ${day}.")
ANSWER = Ladder(
    "answer",
    (
        Rung(
            *("soon", -1, 1, (TURN,)),
            title=_("Reminder: due soon"),
            subject=_("Due soon: ${title}"),
            text=DUE,
        ),
        Rung(
            *("late", 1, 3, (TURN, HEAD)),
            title=_("Reminder: overdue"),
            subject=_("Overdue: ${title}"),
            text=DUE,
        ),
        Rung(
            *("long", 3, 4, (LEADER, organisation.SUPERVISOR)),
            title=_("Long overdue: told to those above"),
            subject=_("Long overdue: ${title}"),
            text=DUE,
        ),
    ),
)


class InquiryEscalating(Escalating):
    """`IEscalating` of an inquiry."""

    ladders = (ANSWER,)

    @property
    def unit(self) -> str:
        """The unit that answers; the General Office until one is named."""
        return self.context.unit or organisation.unit_of_post(organisation.OFFICE_CLERK)

    def running(self, day: datetime.date) -> list[Running]:
        """The deadline of the answer."""
        due = self.context.due()
        return [Running(ANSWER, due)] if due is not None else []
