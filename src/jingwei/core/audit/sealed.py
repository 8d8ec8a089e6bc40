"""What a sealer needs of both stores: their events in order, and that none comes into a while that
is sealed.
"""

from collections.abc import Iterator
from jingwei.core import clock
from jingwei.core.audit import store
from jingwei.core.audit.content import trail
from jingwei.core.audit.entry import Entry
from jingwei.core.audit.words import SEALED
from jingwei.core.audit.words import store_name
from jingwei.core.audit.words import word
from typing import Protocol


# Name of the store in the database.
TRAIL = "trail"


class Store(Protocol):
    """One store of events; keys are those of `Entry`."""

    name: str

    def closed(self) -> int:
        """Up to which key no event comes in any more."""

    def close(self, until: int) -> None:
        """Let no event come in with a key up to `until` from now on."""

    def after(self, key: int) -> int | None:
        """The smallest key of an event beyond `key`; None if there is none."""

    def between(self, since: int, until: int) -> Iterator[Entry]:
        """Yield events with `since` < key <= `until`, oldest first."""


class TrailStore:
    """The trail of the database.

    It says up to where it is sealed. A transaction that began before it said so, and records an
    event, conflicts with it and is repeated.
    """

    name = TRAIL

    def closed(self) -> int:
        """See `Store`."""
        return trail().sealed_until

    def close(self, until: int) -> None:
        """See `Store`; holds with the commit."""
        trail().sealed_until = until

    def after(self, key: int) -> int | None:
        """See `Store`."""
        return trail().after(key)

    def between(self, since: int, until: int) -> Iterator[Entry]:
        """See `Store`."""
        found, connection = [*trail().newest(until + 1, since + 1)], trail()._p_jar
        if connection is not None:
            # Whoever checks the whole audit reads more than has room in memory at once.
            connection.cacheGC()
        return reversed(found)


class AsideStore:
    """The store of this machine beside the database; holds at once."""

    @property
    def name(self) -> str:
        """Each machine has its own."""
        return store_name()

    def closed(self) -> int:
        """See `Store`."""
        return int(word(SEALED) or "0", 16)

    def close(self, until: int) -> None:
        """See `Store`."""
        with store.writing() as link:
            moment = clock.now().timestamp()
            link.execute("REPLACE INTO words VALUES (?, ?, ?)", (SEALED, f"{until:x}", moment))

    def after(self, key: int) -> int | None:
        """See `Store`."""
        found = store.connection().execute("SELECT MIN(key) FROM events WHERE key > ?", (key,))
        return found.fetchone()[0]

    def between(self, since: int, until: int) -> Iterator[Entry]:
        """See `Store`."""
        found = store.connection().execute(
            "SELECT * FROM events WHERE key > ? AND key <= ? ORDER BY key", (since, until)
        )
        return (Entry(*row) for row in found)


def stores() -> tuple[Store, Store]:
    """Both that can be read here."""
    return TrailStore(), AsideStore()


def note_head(name: str, number: int, digest: str) -> None:
    """Keep beside the database which seal of a store was the last: who cuts seals off in the
    database cannot know that by it.
    """
    with store.writing() as link:
        moment = clock.now().timestamp()
        told = f"{number} {digest}"
        link.execute("REPLACE INTO words VALUES (?, ?, ?)", (f"{SEALED} {name}", told, moment))


def noted_head(name: str) -> tuple[int, str]:
    """Number and digest of the seal that was noted, (0, "") for none."""
    number, _blank, digest = word(f"{SEALED} {name}").partition(" ")
    return int(number or 0), digest
