"""Reminders that a step has made pointless are read; other days make other reminders."""

from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.escalation.climbing import KIND
from jingwei.core.escalation.interfaces import IEscalating
from jingwei.core.outbox import api as outbox


def settle(record, event) -> None:
    """For everybody whose reminder is about a day that counts no more, and for who has acted."""
    following = IEscalating(record, None)
    if following is None or not record.escalations:
        return
    days = {(running.ladder.name, running.due) for running in following.running(clock.today())}
    past = [step for step in record.escalations if (step.ladder, step.due) not in days]
    over = {user for step in past for user in step.told}
    outbox.settle(over | {event.actor}, record, (KIND,))


def days_changed(settings, event) -> None:
    """What the catalog knows of the next rung of each record follows."""
    deadlines.reckon_anew()
