"""What the database keeps for search: a text for every row of the catalog, and what changed when.

The journal is the order of work for the files of all machines (`replica`). Its keys sort by time,
and every key is greater than all that its writer could see.
"""

from BTrees.LLBTree import LLBTree
from persistent import Persistent

import secrets
import time
import transaction
import zlib


# A key is the microsecond since 1970 and 10 random bits; the last 4 name the shard.
BITS = 10
SHARDS = 16
SECOND = 10**6 << BITS
# When a transaction commits, its keys are at most so old; older ones are renewed.
SOON = 60 * SECOND
# After so long every key is committed, and every process sees it.
WINDOW = 5 * SOON
DAYS = 86_400 * SECOND


def present() -> int:
    """The least key of this moment."""
    return time.time_ns() // 1000 << BITS


class Text(Persistent):
    """One text, packed; an object of its own, so that rows are read and written one by one."""

    __roles__ = ()

    def __init__(self, value: str):
        self.packed = pack(value)

    @property
    def value(self) -> str:
        """The text as it was given."""
        return unpack(self.packed)


def pack(value: str) -> bytes:
    """A text in few bytes; equal texts give equal bytes."""
    return zlib.compress(value.encode("utf-8", "replace"), 6)


def unpack(packed: bytes) -> str:
    """The text again."""
    return zlib.decompress(packed).decode("utf-8")


class Journal(Persistent):
    """Key -> row of the catalog whose text came, changed or went; in shards, since the newest
    bucket of a single tree would be a place where all writers meet.
    """

    __roles__ = ()

    def __init__(self):
        self.shards = tuple(LLBTree() for _shard in range(SHARDS))

    def __contains__(self, key: int) -> bool:
        return key in self._shard(key)

    def _shard(self, key: int) -> LLBTree:
        return self.shards[key % SHARDS]

    def last(self) -> int:
        """The greatest key, 0 if there is none."""
        return max((shard.maxKey() for shard in self.shards if shard), default=0)

    def since(self, key: int) -> dict[int, int]:
        """Keys from `key` on, with their rows."""
        return {k: row for shard in self.shards for k, row in shard.items(key)}

    def add(self, row: int) -> int:
        """Enter a row; return the key."""
        moment = max(present(), self.last() + (1 << BITS)) >> BITS
        key = moment << BITS | secrets.randbits(BITS)
        self._shard(key)[key] = row
        self._watch(key)
        return key

    def prune(self, days: int = 7) -> None:
        """Forget what is older; a machine that did not run for so long makes its file anew."""
        end = min(present() - days * DAYS, self.last() - 2 * WINDOW)
        for shard in self.shards:
            for key in list(shard.keys(max=end)):
                del shard[key]

    def _watch(self, key: int) -> None:
        """Look at the keys of this transaction again when it is about to commit."""
        current = transaction.get()
        try:
            current.data(self).append(key)
        except KeyError:
            current.set_data(self, [key])
            current.addBeforeCommitHook(self._renew, (current,))

    def _renew(self, current) -> None:
        """Files look for new keys only so far back: late ones would be missed."""
        now = present()
        for key in [key for key in current.data(self) if key < now - SOON]:
            row = self._shard(key).pop(key, None)
            # A savepoint may have taken it back.
            if row is not None:
                self.add(row)
