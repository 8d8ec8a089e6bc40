"""Taking the rungs of one record that are due: telling people, and remembering it."""

from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.deadlines import api as deadlines
from jingwei.core.escalation.interfaces import IEscalating
from jingwei.core.escalation.ladder import Rung
from jingwei.core.escalation.ladder import Running
from jingwei.core.escalation.ladder import Step
from jingwei.core.escalation.settings import days_set
from jingwei.core.escalation.settings import step_of
from jingwei.core.organisation import api as organisation
from jingwei.core.organisation.tokens import POST
from jingwei.core.organisation.tokens import with_deputies
from jingwei.core.outbox import api as outbox
from typing import NamedTuple
from zope.i18nmessageid import Message

import datetime


# Kind of the notices; they are read when the record is nobody's turn any more.
KIND = "escalation"
NEVER = deadlines.AT_REST.late
INDEX = "escalates_on"


class Ahead(NamedTuple):
    """A rung that was not taken yet, and the day on which it is due."""

    day: datetime.date
    rung: Rung
    running: Running


def ahead(record, day: datetime.date) -> list[Ahead]:
    """Rungs of the ladders that run as of `day`, first to last, without those that were taken."""
    following = IEscalating(record, None)
    taken, days = {step.key for step in record.escalations}, days_set()
    found = [
        Ahead(_day_of(running, rung, days), rung, running)
        for running in (following.running(day) if following is not None else ())
        for rung in running.ladder.rungs
        if (running.ladder.name, rung.name, running.due) not in taken
    ]
    return sorted(found, key=lambda one: (one.day, one.rung.level))


def next_day(record) -> int:
    """Ordinal of the day of the next rung, `NEVER` if there is none: what the catalog knows."""
    return min((one.day.toordinal() for one in ahead(record, clock.today())), default=NEVER)


def climb(record) -> None:
    """Take every rung that is due today: each person gets one message, about the highest."""
    today = clock.today()
    due = [one for one in ahead(record, today) if one.day <= today]
    told: set[str] = set()
    steps = [_take(record, one, told) for one in sorted(due, key=lambda one: -one.rung.level)]
    record.escalations = (*record.escalations, *reversed(steps))
    for step in reversed(steps):
        audit.record("escalated", record, ladder=step.ladder, rung=step.rung, told=list(step.told))
    record.reindexObject(idxs=[INDEX])


def whom(record, rung: Rung) -> tuple[str, ...]:
    """Tokens of those whom a rung is for: who is recused is stood in for."""
    following = IEscalating(record)
    tokens = (token for word in rung.whom for token in following.tokens(word))
    return tuple(dict.fromkeys(_able(record, token) for token in tokens))


def _take(record, one: Ahead, told: set[str]) -> Step:
    """Tell those who were not told a higher rung; `told` grows."""
    running, rung = one.running, one.rung
    posts = whom(record, rung)
    tokens = [token for post in posts for token in with_deputies(post, record.deputised_as)]
    again = told.intersection(user for token in tokens for user in organisation.holders(token))
    subject = Message(rung.subject, mapping={"title": record.called()})
    text = Message(rung.text, mapping={"day": running.due.isoformat()})
    path = "/".join(record.getPhysicalPath()[2:])
    new = outbox.tell(tokens, KIND, subject, text, path, record, but=told)
    told.update(new)
    key = (running.ladder.name, rung.name, running.due)
    return Step(clock.today(), *key, posts, new, merged=bool(again and not new))


def _able(record, token: str) -> str:
    """The post, or if everybody on it is recused the one that stands in for it."""
    if not record.recused or not token.startswith(POST):
        return token
    chain = organisation.stand_ins(record.passed.get(token, token))
    return organisation.turn(chain, (), record.deputised_as, record.recused).token


def _day_of(running: Running, rung: Rung, days: dict[str, int]) -> datetime.date:
    """The first day on which a rung may be taken; `days`: what the office has set."""
    calendar = deadlines.calendar()
    count = days.get(step_of(running.ladder, rung), abs(rung.after))
    move = calendar.after if rung.after > 0 else calendar.before
    return move(running.due, count)
