"""The usual ladder of a deadline, for every kind of record that has one."""

from jingwei import _
from jingwei.core.escalation.ladder import HEAD
from jingwei.core.escalation.ladder import Ladder
from jingwei.core.escalation.ladder import LEADER
from jingwei.core.escalation.ladder import Rung
from jingwei.core.escalation.ladder import TURN
from jingwei.core.organisation import api as organisation
from zope.i18nmessageid import Message


# Working days over the end after which the head, and those above the unit, are told.
LATE, LONG = 1, 3


def of_deadline(name: str, soon: int, text: Message) -> Ladder:
    """A reminder `soon` working days before the end to whose turn it is; then the head as well;
    then the leader in charge and the supervisor.

    :param name: tells it from other ladders of the same record.
    :param text: see `Rung.text`.
    """
    return Ladder(
        name,
        (
            Rung(
                *("soon", -soon, 1, (TURN,)),
                title=_("Reminder: due soon"),
                subject=_("Due soon: ${title}"),
                text=text,
            ),
            Rung(
                *("late", LATE, 3, (TURN, HEAD)),
                title=_("Reminder: overdue"),
                subject=_("Overdue: ${title}"),
                text=text,
            ),
            Rung(
                *("long", LONG, 4, (LEADER, organisation.SUPERVISOR)),
                title=_("Long overdue: told to those above"),
                subject=_("Long overdue: ${title}"),
                text=text,
            ),
        ),
    )
