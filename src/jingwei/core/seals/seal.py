"""Seals of the audit: plain persistent objects, one for the events of a while."""

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from jingwei.core.audit.api import trail_place
from jingwei.core.opinions.api import canonical
from jingwei.core.opinions.api import digest
from jingwei.core.seals.marks import Covered
from persistent import Persistent

import datetime


class Seal(Persistent):
    """The organ's signature over events of one store.

    `store`: ``trail``, or the name of the store beside the database; `number` counts from 1;
    events with `since` < key <= `until` are covered, `count` of them, with `digest` and `marks`
    (see `marks.Covered`); `previous`: digest of the data of the seal before, "" for the first;
    `signature`: CMS over `data`.
    """

    __roles__ = ()

    signature = b""

    def __init__(
        self,
        store: str,
        before: "Seal | None",
        until: int,
        covered: Covered,
        made: datetime.datetime,
    ):
        self.store, self.until, self.made = store, until, made
        self.number = before.number + 1 if before else 1
        self.since = before.until if before else 0
        self.previous = before.own_digest if before else ""
        self.count, self.digest, self.marks = covered

    def facts(self) -> dict:
        """What is signed, as JSON data."""
        return {
            "store": self.store,
            "number": self.number,
            "since": f"{self.since:016x}",
            "until": f"{self.until:016x}",
            "count": self.count,
            "digest": self.digest,
            "previous": self.previous,
            "made": self.made,
        }

    @classmethod
    def read(cls, facts: dict, marks: bytes, signature: bytes) -> "Seal":
        """A seal as `facts` tell it, for whoever reads it from a file.

        :raises KeyError, ValueError, TypeError: if they are no facts of a seal.
        """
        since, until = (int(facts[name], 16) for name in ("since", "until"))
        made = datetime.datetime.fromisoformat(facts["made"])
        covered = Covered(facts["count"], facts["digest"], marks)
        seal = cls(facts["store"], None, until, covered, made)
        seal.number, seal.since, seal.previous = facts["number"], since, facts["previous"]
        seal.signature = signature
        return seal

    @property
    def data(self) -> bytes:
        """The bytes that are signed."""
        return canonical(self.facts())

    @property
    def own_digest(self) -> str:
        """By which the next seal names this one."""
        return digest(self.facts())


class Seals(Persistent):
    """Seals by store and number; `heads`: UID of a record -> (count of its opinions, digest that
    ends their chain, name of the event that says so), from the newest sealed event; `checked`:
    what the last whole check found, a `checking.Checked`.
    """

    __roles__ = ()

    checked = None

    def __init__(self):
        self.stores = OOBTree()
        self.heads = OOBTree()

    def last(self, store: str) -> Seal | None:
        """The newest seal of a store."""
        seals = self.stores.get(store)
        return seals[seals.maxKey()] if seals else None

    @property
    def count(self) -> int:
        """How many seals there are."""
        return sum(len(kept) for kept in self.stores.values())

    def keep(self, seal: Seal) -> None:
        """Put a seal behind the one before."""
        self.stores.setdefault(seal.store, IOBTree())[seal.number] = seal


def seals() -> Seals | None:
    """The site's seals; None before the first."""
    return getattr(trail_place(), "_seals", None)


def seals_made() -> Seals:
    """The same, begun if there are none; not for pages."""
    place = trail_place()
    if seals() is None:
        place._seals = Seals()
    return place._seals
