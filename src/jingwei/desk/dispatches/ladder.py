"""How districts are reminded to sign for what they were sent, and the registrar after them."""

from jingwei import _
from jingwei.core.escalation.api import Escalating
from jingwei.core.escalation.api import Ladder
from jingwei.core.escalation.api import Rung
from jingwei.core.escalation.api import Running
from jingwei.core.escalation.api import TURN
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.api import state

import datetime


TEXT = _("To be signed for by ${day}.")
RECEIPT = Ladder(
    "receipt",
    (
        Rung(
            *("soon", -1, 1, (TURN,)),
            title=_("Reminder: to be signed for"),
            subject=_("To be signed for: ${title}"),
            text=TEXT,
        ),
        Rung(
            *("late", 1, 2, (TURN, organisation.REGISTRAR)),
            title=_("Reminder: not signed for in time"),
            subject=_("Not signed for in time: ${title}"),
            text=TEXT,
        ),
        Rung(
            *("long", 3, 3, (organisation.REGISTRAR, organisation.DIRECTOR)),
            title=_("Long not signed for: told to the General Office"),
            subject=_("Long not signed for: ${title}"),
            text=TEXT,
        ),
    ),
)


class DispatchEscalating(Escalating):
    """`IEscalating` of a copy."""

    ladders = (RECEIPT,)

    def running(self, day: datetime.date) -> list[Running]:
        """The receipt, until the district has answered."""
        due = self.context.due()
        if due is None or state(self.context) != "sent":
            return []
        return [Running(RECEIPT, due)]
