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
DEADLINE = of_deadline(
    "deadline", soon=deadlines.WARN, late=1, long_=3, text=_("To be done by ${day}.")
)
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
# Who asked in time is not called late while nobody answers: those who owe the answer are reminded.
DIRECTOR = "director"
WISHED = _("More time is asked for; the present deadline is ${day}.")
WISH = Ladder(
    "wish",
    (
        Rung(
            *("decide", -1, 2, (organisation.SUPERVISOR,)),
            title=_("Reminder: decide the extension"),
            subject=_("Decide the extension: ${title}"),
            text=WISHED,
        ),
        Rung(
            *("undecided", 1, 3, (organisation.SUPERVISOR, DIRECTOR)),
            title=_("Extension undecided: told to those above"),
            subject=_("Extension still undecided: ${title}"),
            text=WISHED,
        ),
    ),
)
WAITING = Ladder(DEADLINE.name, tuple(rung for rung in DEADLINE.rungs if rung.after < 0))
# The unit works in these states; in all others it is not the unit that is waited for.
STATES = ("assigned", "in_progress")


class ItemEscalating(Escalating):
    """`IEscalating` of a supervision item."""

    ladders = (DEADLINE, WISH, FEEDBACK, SILENCE)

    @property
    def unit(self) -> str:
        """The unit that answers for it."""
        return self.context.lead_unit

    def running(self, day: datetime.date) -> list[Running]:
        """The deadline, a wish for more time, and every report that is missing or comes next."""
        due = self.context.due()
        if due is None or state(self.context) not in STATES:
            return []
        wish = self.context.asked_extension() is not None
        deadline = [Running(WAITING, due), Running(WISH, due)] if wish else [Running(DEADLINE, due)]
        return [*deadline, *self._reports(day)]

    def tokens(self, word: str) -> tuple[str, ...]:
        """Also who assigns and suspends the item."""
        return (self.context.director(),) if word == DIRECTOR else super().tokens(word)

    def _reports(self, day: datetime.date) -> Iterator[Running]:
        """Reports that did not come, up to the first one that is not missing on `day`."""
        for place, due in enumerate(awaited(course_of(self.context))):
            yield Running(FEEDBACK, due)
            if place == 1:
                yield Running(SILENCE, due)
            if due >= day and place:
                return
