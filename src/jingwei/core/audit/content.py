"""The audit trail in the database: what was recorded together with the change it is about."""

from BTrees.LOBTree import LOBTree
from collections.abc import Iterator
from jingwei import _
from jingwei.core.audit.entry import beyond
from jingwei.core.audit.entry import Entry
from jingwei.core.audit.entry import later
from jingwei.core.audit.entry import new_key
from jingwei.core.audit.entry import SHARDS
from jingwei.core.filing.content import Unindexed
from jingwei.core.rights.interfaces import IComputedRights
from persistent import Persistent
from plone import api
from plone.supermodel import model
from zope import schema
from zope.interface import implementer

import heapq
import secrets


class IAuditTrail(model.Schema, IComputedRights):
    """/intranet/audit."""

    title = schema.TextLine(title=_("Title"), max_length=100)


class Shard(LOBTree):
    """Events by negated key, so that walking forward meets the newest first.

    Leaves are small: an event rewrites the leaf it falls into.
    """

    max_leaf_size = 16


class Trail(Persistent):
    """Append-only. An event goes to a random shard: one tree would conflict on every write."""

    # Zope calls methods of content by address; this one is told and read through `api` only.
    __roles__ = ()

    # Key of the last event that may not be changed any more, see `sealed`.
    sealed_until = 0

    def __init__(self):
        self._shards = tuple(Shard() for _number in range(SHARDS))

    def append(self, facts: tuple) -> Entry:
        """Keep an event; `facts` are all fields of `Entry` but its key.

        Nothing comes into a while that is sealed: if it is sealed meanwhile, the transaction
        conflicts and is repeated.
        """
        number = secrets.randbelow(SHARDS)
        key, sealed = new_key(number), self.sealed_until
        if key <= sealed:
            key = beyond(sealed, number)
        if self._p_jar is not None:
            # Only now: what was not loaded yet has no serial to compare.
            self._p_jar.readCurrent(self)
        while not self._shards[number].insert(-key, facts):
            key = later(key)
        return Entry(key, *facts)

    def after(self, key: int) -> int | None:
        """The smallest key of an event beyond `key`; None if there is none."""
        shards = (shard for shard in self._shards if shard and shard.minKey() < -key)
        return min((-shard.maxKey(-key - 1) for shard in shards), default=None)

    def newest(self, before: int, oldest: int = 0) -> Iterator[Entry]:
        """Yield events with `oldest` <= key < `before`, newest first."""
        walks = (shard.items(min=-before, max=-oldest, excludemin=True) for shard in self._shards)
        for negated, facts in heapq.merge(*walks, key=lambda item: item[0]):
            yield Entry(-negated, *facts)


@implementer(IAuditTrail)
class AuditTrail(Unindexed):
    """The place of the trail."""

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self._trail = Trail()


def trail_place() -> AuditTrail:
    """The content object of the audit."""
    return api.portal.get()["intranet"]["audit"]


def trail() -> Trail:
    """The site's audit trail."""
    return trail_place()._trail
