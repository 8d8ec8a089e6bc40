"""How inquiries are followed up that wait for their answer."""

from jingwei import _
from jingwei.core.escalation.api import Escalating
from jingwei.core.escalation.api import of_deadline
from jingwei.core.escalation.api import Running
from jingwei.core.organisation import api as organisation

import datetime


ANSWER = of_deadline("answer", soon=1, late=1, long_=3, text=_("To be answered by ${day}."))


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
