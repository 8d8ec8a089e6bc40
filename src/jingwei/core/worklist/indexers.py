"""Whose turn it is, who acted, who started: the indexes behind the work list."""

from jingwei.core.clock import ZONE
from jingwei.core.organisation import api as organisation
from jingwei.core.organisation.tokens import with_deputies
from jingwei.core.workflow.interfaces import IRecord
from jingwei.core.workflow.turns import barred_from
from jingwei.core.worklist.barred import barred_key
from jingwei.core.worklist.row import RANKS
from jingwei.core.worklist.row import Row
from plone import api
from plone.indexer import indexer
from plone.indexer.interfaces import IIndexer
from zope.component import queryMultiAdapter

import re


@indexer(IRecord)
def pending_with(record) -> list[str]:
    """Tokens of posts and user ids whose turn it is, and of those who stand in for the posts; and
    who must not find it under one of them, `barred_key`.
    """
    kind = record.deputised_as
    found = [one for token in record.pending for one in with_deputies(token, kind)]
    for post, user in barred_from(record):
        found += [barred_key(one, user) for one in with_deputies(post, kind)]
    return found


@indexer(IRecord)
def turn_passed(record) -> list[str]:
    """Every post whose holders decide where a turn or part lies that a rule has passed on, while
    the record waits for somebody.
    """
    pairs = (*record.turns_given.items(), *record.passed.items()) if record.pending else ()
    return list({token for own, now in pairs if own != now for token in _passed(own, now)})


def _passed(own: str, now: str) -> tuple[str, ...]:
    """`own`, `now` and the posts between that were passed over."""
    line = organisation.stand_ins(own)
    return line[: line.index(now) + 1] if now in line else (own, now)


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


def row(record) -> Row:
    """The line that the feature of the record puts into lists."""
    catalog = api.portal.get_tool("portal_catalog")
    found = queryMultiAdapter((record, catalog), IIndexer, name="worklist_row")
    return Row(*found()) if found is not None else Row()


@indexer(IRecord)
def row_number(record) -> str:
    """The number, so written that 9 comes before 12."""
    return re.sub(r"\d+", lambda digits: digits[0].zfill(8), row(record).number)


@indexer(IRecord)
def row_unit(record) -> str:
    """Id of the unit that answers for the record."""
    return row(record).unit


@indexer(IRecord)
def row_urgency(record) -> int:
    """Place of the urgency among `RANKS`; what has none is routine."""
    urgency = row(record).urgency
    return RANKS.index(urgency) if urgency in RANKS else 0


@indexer(IRecord)
def row_month(record) -> str:
    """Month of the last turn, such as 2026-11, in the organ's time."""
    since = row(record).since
    return f"{since.astimezone(ZONE):%Y-%m}" if since else ""
