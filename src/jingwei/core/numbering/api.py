"""Take a number, read the registers; what else is done with numbers is in `keeping`."""

from AccessControl import getSecurityManager
from collections.abc import Iterator
from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.numbering import keeping
from jingwei.core.numbering.content import book
from jingwei.core.numbering.keeping import free
from jingwei.core.numbering.keeping import release
from jingwei.core.numbering.keeping import reserve
from jingwei.core.numbering.keeping import void
from jingwei.core.numbering.number import check_key
from jingwei.core.numbering.number import Number
from jingwei.core.numbering.number import own
from jingwei.core.numbering.reading import own_in
from jingwei.core.numbering.reading import read
from jingwei.core.numbering.reading import standard
from jingwei.core.numbering.registers import Entry
from jingwei.core.numbering.registers import REGISTERED
from plone.uuid.interfaces import IUUID
from typing import NamedTuple


__all__ = [
    "Entry",
    "Line",
    "Number",
    "Summary",
    "free",
    "held",
    "holder",
    "last",
    "own",
    "own_in",
    "prefixes",
    "read",
    "register",
    "registers",
    "release",
    "reserve",
    "standard",
    "summary",
    "take",
    "void",
]


class Line(NamedTuple):
    """A number and its row; `entry` is None where the row is missing: an unexplained gap."""

    number: Number
    entry: Entry | None


class Summary(NamedTuple):
    """A register in figures: the last sequence number, and how many are void, missing or kept for
    somebody.
    """

    prefix: str
    year: int
    last: int
    voids: int
    gaps: int
    reserved: int = 0

    @property
    def used(self) -> int:
        """How many are in use."""
        return self.last - self.voids - self.gaps - self.reserved


def take(prefix: str, year: int, obj, number: Number | None = None) -> Number:
    """Give `obj` the next number of the register (prefix, year); one that it holds it keeps.

    Part of the present transaction: what is aborted took nothing, and of two that take at the
    same moment one is repeated, so let it be the last thing that a transition does.

    :param year: of the signing, which need not be the present one (handbook §1.8).
    :param number: one of that register which is reserved or void, in place of the next; see `free`.
    :raises BadNumber: if prefix or year cannot name a register.
    :raises NotFree: if `number` may not be given.
    """
    check_key(prefix, year)
    uid = IUUID(obj)
    before = held(obj)
    if before is not None:
        return before
    path = "/".join(obj.getPhysicalPath())
    entry = Entry(uid, path, obj.Title(), clock.now(), _person())
    if number is not None:
        keeping.use(number, (prefix, year), entry)
        audit.record("number.used", obj, number=str(number))
        return number
    number = book().take(prefix, year, entry)
    audit.record("number.taken", obj, number=str(number))
    return number


def held(obj) -> Number | None:
    """The number that `obj` holds, if it is not void."""
    return book().held(IUUID(obj))


def last(prefix: str, year: int) -> int:
    """The last sequence number of a register, 0 if there is no register."""
    return summary(prefix, year).last


def register(prefix: str, year: int, first: int = 1, until: int | None = None) -> Iterator[Line]:
    """Numbers of a register from `first` to `until`, by default all, in order; none if it is not.

    Only the rows asked for are read.
    """
    found = book().get(prefix, year)
    if found is None:
        return
    until = found.last if until is None else min(until, found.last)
    rows = dict(found.entries.items(first, until))
    for sequence in range(first, until + 1):
        yield Line(Number(prefix, year, sequence), rows.get(sequence))


def registers() -> list[Summary]:
    """All registers, newest year first."""
    return [summary(prefix, year) for prefix, year in book().names()]


def summary(prefix: str, year: int) -> Summary:
    """A register in figures; zeros if there is no register."""
    found = book().get(prefix, year)
    if found is None:
        return Summary(prefix, year, 0, 0, 0)
    return Summary(prefix, year, found.last, found.voids, found.missing, found.reserved)


def prefixes() -> list[str]:
    """Prefixes of all registers, longest first."""
    return sorted({prefix for prefix, _year in book().names()}, key=len, reverse=True)


def holder(number: Number) -> Entry | None:
    """The row of a number that a record holds, None if none does."""
    found = book().get(number.prefix, number.year)
    entry = found.entries.get(number.sequence) if found is not None else None
    return entry if entry is not None and entry.status == REGISTERED else None


def _person() -> str:
    return getSecurityManager().getUser().getId() or ""
