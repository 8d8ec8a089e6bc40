"""The registers themselves: plain persistent objects, one per prefix and year."""

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from jingwei.core.numbering.number import Number
from persistent import Persistent
from typing import NamedTuple

import datetime


REGISTERED = "registered"
VOIDED = "voided"
RESERVED = "reserved"


class Entry(NamedTuple):
    """One row of a register.

    `uid`, `path` and `title` of the record when it took the number, "" for a gap that was
    declared void and for a number that is reserved; `status`: `REGISTERED`, `VOIDED` (作废) or
    `RESERVED` (预留); `reason` of the latter two; `voided_by` and `voided_at` of a void;
    `kept_for`: for whom it is reserved; `earlier`: what the row said before, oldest first.
    """

    uid: str
    path: str
    title: str
    taken_at: datetime.datetime
    taken_by: str
    status: str = REGISTERED
    reason: str = ""
    voided_by: str = ""
    voided_at: datetime.datetime | None = None
    kept_for: str = ""
    earlier: tuple["Entry", ...] = ()

    @property
    def reserved(self) -> bool:
        """Is the number kept for somebody?"""
        return self.status == RESERVED

    @property
    def void(self) -> bool:
        """Is the number void?"""
        return self.status == VOIDED

    def voided(self, reason: str, person: str, moment: datetime.datetime) -> "Entry":
        """The same row, declared void; what a reservation said stays."""
        earlier = (*self.earlier, self._replace(earlier=())) if self.reserved else self.earlier
        return self._replace(
            status=VOIDED, reason=reason, voided_by=person, voided_at=moment, earlier=earlier
        )

    def following(self, before: "Entry") -> "Entry":
        """This row in the place of an earlier one, which it remembers."""
        return self._replace(earlier=(*before.earlier, before._replace(earlier=())))


class Register(Persistent):
    """Numbers of one prefix and year.

    `last` is a plain attribute on purpose: of two transactions that take a number at the same
    time one conflicts and is repeated. A counter that resolves conflicts (``BTrees.Length``)
    gives the same number twice. `rows`, `voids` and `reserved` count all rows, the void and the
    reserved ones; they are written with every row, so two changes of one register at the same time
    conflict as well. The object holds little else, so a conflict costs little.
    """

    # Registers are read through `api` only, never by address.
    __roles__ = ()

    # Registers of version 1 know of none.
    reserved = 0

    def __init__(self):
        self.last = self.rows = self.voids = 0
        self.entries = IOBTree()

    @property
    def missing(self) -> int:
        """How many rows there should be beside."""
        return self.last - self.rows

    def take(self, entry: Entry) -> int:
        """Enter `entry` under the next sequence number and return that."""
        sequence = self.last + 1
        self.last = sequence
        self.put(sequence, entry)
        return sequence

    def put(self, sequence: int, entry: Entry) -> None:
        """Keep `entry` as the row of `sequence`, whatever the row said before."""
        before = self.entries.get(sequence)
        self.rows += before is None
        self.voids += entry.void - (before is not None and before.void)
        self.reserved += entry.reserved - (before is not None and before.reserved)
        self.entries[sequence] = entry


class Registers(Persistent):
    """All registers by (prefix, year), and which record holds which number."""

    __roles__ = ()

    def __init__(self):
        self._registers = OOBTree()
        self._held = OOBTree()

    def get(self, prefix: str, year: int) -> Register | None:
        """The register, or None if no number of it was ever taken."""
        return self._registers.get((prefix, year))

    def names(self) -> list[tuple[str, int]]:
        """(prefix, year) of every register, newest year first."""
        return sorted(self._registers.keys(), key=lambda key: (-key[1], key[0]))

    def held(self, uid: str) -> Number | None:
        """The number that a record holds, if it is not void."""
        number = self._held.get(uid)
        if number is None:
            return None
        entry = self.get(*number[:2]).entries[number.sequence]
        # Declared void, it may have been given to another one.
        return None if entry.void or entry.uid != uid else number

    def take(self, prefix: str, year: int, entry: Entry) -> Number:
        """Give the record of `entry` the next number of a register; a held number stays."""
        number = self.held(entry.uid)
        if number is None:
            number = self.enter(prefix, year, entry)
            self._held[entry.uid] = number
        return number

    def enter(self, prefix: str, year: int, entry: Entry) -> Number:
        """Enter a row that no record holds under the next number of a register."""
        if (prefix, year) not in self._registers:
            self._registers[prefix, year] = Register()
        return Number(prefix, year, self._registers[prefix, year].take(entry))

    def use(self, number: Number, entry: Entry) -> None:
        """Give the record of `entry` a number whose row says that nobody holds it."""
        register = self._registers[number.prefix, number.year]
        register.put(number.sequence, entry.following(register.entries[number.sequence]))
        self._held[entry.uid] = number
