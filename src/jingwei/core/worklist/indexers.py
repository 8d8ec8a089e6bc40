"""Whose turn it is, who acted, who started: the indexes behind the work list."""

from jingwei.core.organisation.tokens import acting
from jingwei.core.organisation.tokens import POST
from jingwei.core.workflow.interfaces import IRecord
from plone.indexer import indexer


@indexer(IRecord)
def pending_with(record) -> list[str]:
    """Tokens of posts and user ids whose turn it is, and of those who stand in for the posts."""
    kind = record.deputised_as
    posts = [token for token in record.pending if kind and token.startswith(POST)]
    return [*record.pending, *(acting(token, kind) for token in posts)]


@indexer(IRecord)
def acted_by(record) -> list[str]:
    """User ids of everybody who fired a transition; the start does not count."""
    turns = record.journal.turns if record.journal else ()
    return list({turn.person for turn in turns if turn.transition and turn.person})


@indexer(IRecord)
def started_by(record) -> str:
    """User id of the person who began the record."""
    return record.started_by


@indexer(IRecord)
def last_turn(record) -> int:
    """Second of the last turn since 1970, the order of all work lists."""
    turns = record.journal.turns if record.journal else ()
    return int(turns[-1].time.timestamp()) if turns else 0
