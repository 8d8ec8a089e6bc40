"""Whose turn it is is told so, and so is everybody whom a step concerns."""

from collections.abc import Iterable
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.organisation.tokens import with_deputies
from jingwei.core.outbox import api as outbox
from jingwei.core.rights import recused
from jingwei.core.workflow.api import state
from jingwei.core.workflow.api import title_of
from jingwei.core.workflow.turns import able_people
from zope.i18nmessageid import Message


# Kind of the notices that are done with as soon as the turn is not the person's any more.
TURN = "turn"
SUBJECT = _("To do: ${title}")
# Where a message leads that is about nothing its reader can open.
MESSAGES = "intranet/messages"


def tell(record, event) -> None:
    """Tell people what a step is to them; nobody twice, and never who took it."""
    still = able_people(record)
    gone = _people(record, event.taken) - still
    outbox.settle(gone | {event.actor}, record, (TURN,))
    outbox.settle(record.recused, record)
    known = {event.actor}
    for news in event.news:
        send = _part if news.parting else _send
        known |= {*send(record, news.whom, news.subject, news.text, known)}
    known |= {person for person in still if outbox.told(person, record, TURN)}
    # What is somebody's own waits for others on the post.
    known |= _people(record, record.pending) - still
    step = title_of(record.grid.states[state(record)])
    _send(record, event.given, SUBJECT, step, known)


def _send(record, whom: Iterable[str], subject: Message, text, known: set[str]) -> tuple[str, ...]:
    """Tell `whom` what they do not know; return the user ids of those that were told."""
    whom = tuple(whom)
    kind = TURN if {*whom} <= {*record.pending} else "news"
    subject = Message(subject, mapping={**(subject.mapping or {}), "title": record.called()})
    path = "/".join(record.getPhysicalPath()[2:])
    return outbox.tell(_tokens(record, whom), kind, subject, text, path, record, known)


def _part(record, whom: Iterable[str], subject: Message, text, known: set[str]) -> tuple[str, ...]:
    """The same for people from whom the step takes the record: what they were told about it before
    is done with, and no link leads to what they do not find any more.
    """
    subject = Message(subject, mapping={"title": record.called()})
    outbox.settle(_people(record, whom) - known, record)
    but = known | {*recused(record)}
    return outbox.tell(_tokens(record, whom), "news", subject, text, MESSAGES, None, but)


def _tokens(record, tokens: Iterable[str]) -> list[str]:
    """The tokens, and those of whoever stands in for the posts among them."""
    return [one for token in tokens for one in with_deputies(token, record.deputised_as)]


def _people(record, tokens: Iterable[str]) -> set[str]:
    """User ids behind tokens."""
    return {user for token in _tokens(record, tokens) for user in organisation.holders(token)}
