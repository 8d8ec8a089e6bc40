"""Following deadlines up, for features: ladders as data, and the base of their adapters."""

from jingwei.core.escalation.adapter import Escalating
from jingwei.core.escalation.deadline import of_deadline
from jingwei.core.escalation.ladder import HEAD
from jingwei.core.escalation.ladder import Ladder
from jingwei.core.escalation.ladder import LEADER
from jingwei.core.escalation.ladder import Rung
from jingwei.core.escalation.ladder import Running
from jingwei.core.escalation.ladder import Step
from jingwei.core.escalation.ladder import TURN


__all__ = [
    "HEAD",
    "LEADER",
    "TURN",
    "Escalating",
    "Ladder",
    "Rung",
    "Running",
    "Step",
    "of_deadline",
]
