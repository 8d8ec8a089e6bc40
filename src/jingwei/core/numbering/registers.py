"""The registers themselves: plain persistent objects, one per prefix and year."""

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from jingwei.core.numbering.number import Number
from persistent import Persistent
from typing import NamedTuple

import datetime


REGISTERED = "registered"
VOIDED = "voided"


class Entry(NamedTuple):
    """One row of a register.

    `uid`, `path` and `title` of the record when it took the number, "" for a gap that was
    declared void; `status`: `REGISTERED` or `VOIDED` (作废); `reason`, `voided_by` and
    `voided_at` belong to the latter.
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

    @property
    def void(self) -> bool:
        """Is the number void?"""
        return self.status == VOIDED

    def voided(self, reason: str, person: str, moment: datetime.datetime) -> "Entry":
        """The same row, declared void."""
        return self._replace(status=VOIDED, reason=reason, voided_by=person, voided_at=moment)


class Register(Persistent):
    """Numbers of one prefix and year.

    `last` is a plain attribute on purpose: of two transactions that take a number at the same
    time one conflicts and is repeated. A counter that resolves conflicts (``BTrees.Length``)
    gives the same number twice. `rows` and `voids` count all rows and the void ones; they are
    written with it, by taking and by declaring void only. The object holds little else, so a
    conflict costs little.
    """

    # Registers are read through `api` only, never by address.
    __roles__ = ()

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
        self.entries[sequence] = entry
        self.last = sequence
        self.rows += 1
        return sequence

    def declare_void(self, sequence: int, entry: Entry) -> None:
        """Keep `entry`, a void one, as the row of `sequence`, which was in use or missing."""
        self.rows += sequence not in self.entries
        self.voids += 1
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
        if number is None or self.get(*number[:2]).entries[number.sequence].void:
            return None
        return number

    def take(self, prefix: str, year: int, entry: Entry) -> Number:
        """Give the record of `entry` the next number of a register; a held number stays."""
        number = self.held(entry.uid)
        if number is None:
            if (prefix, year) not in self._registers:
                self._registers[prefix, year] = Register()
            number = Number(prefix, year, self._registers[prefix, year].take(entry))
            self._held[entry.uid] = number
        return number
