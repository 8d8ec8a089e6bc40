"""The audit trail in the database: events of transactions that were committed."""

from BTrees.LOBTree import LOBTree
from collections.abc import Iterator
from jingwei import _
from jingwei.core.filing.content import Unindexed
from jingwei.core.rights.interfaces import IComputedRights
from plone.supermodel import model
from typing import NamedTuple
from zope import schema
from zope.interface import implementer

import datetime
import heapq
import secrets


# Writers pick a tree at random: with a single one, two requests that write at the same
# moment would conflict on its last bucket.
SHARDS = 16


class Event(NamedTuple):
    """One row of the audit. `time` is UTC; `path` names the object, `uid` finds it later."""

    time: datetime.datetime
    kind: str
    person: str
    path: str
    uid: str
    result: str
    address: str
    details: dict


class IAuditTrail(model.Schema, IComputedRights):
    """The audit trail."""

    title = schema.TextLine(title=_("Title"), max_length=100)


@implementer(IAuditTrail)
class AuditTrail(Unindexed):
    """/intranet/audit: append-only, in shards keyed by microsecond."""

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.shards = tuple(LOBTree() for _shard in range(SHARDS))

    def append(self, event: Event) -> None:
        """Add an event; rows are never changed or removed."""
        shard = secrets.choice(self.shards)
        key = int(event.time.timestamp() * 1_000_000)
        while key in shard:
            key += 1
        shard[key] = event

    def newest_first(self, before: int | None = None) -> Iterator[Event]:
        """All events, newest first, without waking more than is read."""
        rows = (_backwards(shard, before) for shard in self.shards)
        for _key, event in heapq.merge(*rows, key=lambda row: -row[0]):
            yield event


def _backwards(shard: LOBTree, before: int | None) -> Iterator[tuple[int, Event]]:
    """Rows of one shard from the end, a window of keys at a time."""
    high = before
    while len(keys := shard.keys(max=high, excludemax=high is not None)):
        high = keys[-1]
        yield high, shard[high]
