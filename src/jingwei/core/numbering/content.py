"""The registers: one per prefix and year, rows that are never removed."""

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from jingwei import _
from jingwei.core.filing.content import Unindexed
from jingwei.core.rights.interfaces import IComputedRights
from persistent import Persistent
from plone.supermodel import model
from typing import NamedTuple
from zope import schema
from zope.interface import implementer

import datetime


class Entry(NamedTuple):
    """One row of a register. `void_*` are set when the number was declared void."""

    uid: str
    title: str
    taken_at: datetime.datetime
    taken_by: str
    void_at: datetime.datetime | None = None
    void_by: str = ""
    void_reason: str = ""

    @property
    def void(self) -> bool:
        """Is the number void?"""
        return self.void_at is not None


class Register(Persistent):
    """Numbers of one prefix and year.

    `last` is a plain attribute on purpose: two transactions that take a number at the same
    time conflict on it, and one of them is repeated. A conflict-resolving counter gives the
    same number twice.
    """

    def __init__(self):
        self.last = 0
        self.entries = IOBTree()

    def gaps(self) -> list[int]:
        """Sequence numbers without a row; there must be none."""
        return [n for n in range(1, self.last + 1) if n not in self.entries]


class INumberRegisters(model.Schema, IComputedRights):
    """All registers of the organ."""

    title = schema.TextLine(title=_("Title"), max_length=100)


@implementer(INumberRegisters)
class NumberRegisters(Unindexed):
    """/intranet/numbering."""

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.registers = OOBTree()

    def register(self, prefix: str, year: int) -> Register:
        """The register of (prefix, year), made when its first number is taken."""
        key = (prefix, year)
        if key not in self.registers:
            self.registers[key] = Register()
        return self.registers[key]
