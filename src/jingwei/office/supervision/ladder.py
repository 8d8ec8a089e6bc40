"""How supervision items are followed up: the deadline, and feedback that does not come."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.deadlines import api as deadlines
from jingwei.core.escalation.api import Escalating
from jingwei.core.escalation.api import HEAD
from jingwei.core.escalation.api import Ladder
from jingwei.core.escalation.api import LEADER
from jingwei.core.escalation.api import of_deadline
from jingwei.core.escalation.api import Rung
from jingwei.core.escalation.api import Running
from jingwei.core.escalation.api import TURN
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.api import state
from jingwei.office.supervision.feedback import awaited
from jingwei.office.supervision.feedback import course_of

import datetime


MISSED = _("The report was due by ${day}.")
DEADLINE = of_deadline("deadline", soon=deadlines.WARN, text=_("To be done by ${day}."))
FEEDBACK = Ladder(
    "feedback",
    (
        Rung(
            *("missed", 1, 2, (TURN, HEAD)),
            title=_("Reminder: report missing"),
            subject=_("Report missing: ${title}"),
            text=MISSED,
        ),
    ),
)
# The second report in a row that does not come turns the light red.
SILENCE = Ladder(
    "silence",
    (
        Rung(
            *("again", 1, 4, (LEADER, organisation.SUPERVISOR)),
            title=_("Reports missing twice: told to those above"),
            subject=_("Reports missing twice: ${title}"),
            text=MISSED,
        ),
    ),
)
# The unit works in these states; in all others it is not the unit that is waited for.
STATES = ("assigned", "in_progress")


class ItemEscalating(Escalating):
    """`IEscalating` of a supervision item."""

    ladders = (DEADLINE, FEEDBACK, SILENCE)

    @property
    def unit(self) -> str:
        """The unit that answers for it."""
        return self.context.lead_unit

    def running(self, day: datetime.date) -> list[Running]:
        """The deadline, and every report that is missing or comes next."""
        due = self.context.due()
        if due is None or state(self.context) not in STATES:
            return []
        return [Running(DEADLINE, due), *self._reports(day)]

    def _reports(self, day: datetime.date) -> Iterator[Running]:
        """Reports that did not come, up to the first one that is not missing on `day`."""
        for place, due in enumerate(awaited(course_of(self.context))):
            yield Running(FEEDBACK, due)
            if place == 1:
                yield Running(SILENCE, due)
            if due >= day and place:
                return
