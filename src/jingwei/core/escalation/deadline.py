"""The usual ladder of a deadline, for every kind of record that has one."""

from jingwei import _
from jingwei.core.escalation.ladder import HEAD
from jingwei.core.escalation.ladder import Ladder
from jingwei.core.escalation.ladder import LEADER
from jingwei.core.escalation.ladder import Rung
from jingwei.core.escalation.ladder import TURN
from jingwei.core.organisation import api as organisation
from zope.i18nmessageid import Message


def of_deadline(name: str, soon: int, late: int, long_: int, text: Message) -> Ladder:
    """A reminder `soon` working days before the end to whose turn it is; `late` days after it the
    head as well; `long_` days after it the leader in charge and the supervisor.

    :param name: tells it from all other ladders.
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
                *("late", late, 3, (TURN, HEAD)),
                title=_("Reminder: overdue"),
                subject=_("Overdue: ${title}"),
                text=text,
            ),
            Rung(
                *("long", long_, 4, (LEADER, organisation.SUPERVISOR)),
                title=_("Long overdue: told to those above"),
                subject=_("Long overdue: ${title}"),
                text=text,
            ),
        ),
    )
