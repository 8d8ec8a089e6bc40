"""Base of the adapters by which features say how their records are followed up."""

from jingwei.core.escalation.interfaces import IEscalating
from jingwei.core.escalation.ladder import HEAD
from jingwei.core.escalation.ladder import Ladder
from jingwei.core.escalation.ladder import LEADER
from jingwei.core.escalation.ladder import Running
from jingwei.core.escalation.ladder import TURN
from jingwei.core.organisation import api as organisation
from zope.interface import implementer

import datetime


@implementer(IEscalating)
class Escalating:
    """See `IEscalating`; `unit` is the id of the unit that answers for the record."""

    ladders: tuple[Ladder, ...] = ()
    unit: str = ""

    def __init__(self, context):
        self.context = context

    def running(self, day: datetime.date) -> list[Running]:
        """No ladder."""
        return []

    def tokens(self, word: str) -> tuple[str, ...]:
        """Posts of the unit, whose turn it is, or the token itself."""
        if word == TURN:
            return self.context.pending
        if word in (HEAD, LEADER):
            return (organisation.post(self.unit, word),)
        return (word,)
