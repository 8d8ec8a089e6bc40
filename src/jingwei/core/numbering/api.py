"""Take a number, declare one void, read the registers."""

from AccessControl import getSecurityManager
from collections.abc import Iterator
from jingwei import _
from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.numbering.content import book
from jingwei.core.numbering.exc import NoReason
from jingwei.core.numbering.exc import NotTaken
from jingwei.core.numbering.number import check_key
from jingwei.core.numbering.number import Number
from jingwei.core.numbering.registers import Entry
from plone.uuid.interfaces import IUUID
from typing import NamedTuple


__all__ = [
    "Entry",
    "Line",
    "Number",
    "Summary",
    "held",
    "last",
    "register",
    "registers",
    "summary",
    "take",
    "void",
]


class Line(NamedTuple):
    """A number and its row; `entry` is None where the row is missing: an unexplained gap."""

    number: Number
    entry: Entry | None


class Summary(NamedTuple):
    """A register in figures: the last sequence number, and how many are void or missing."""

    prefix: str
    year: int
    last: int
    voids: int
    gaps: int

    @property
    def used(self) -> int:
        """How many are in use."""
        return self.last - self.voids - self.gaps


def take(prefix: str, year: int, obj) -> Number:
    """Give `obj` the next number of the register (prefix, year); one that it holds it keeps.

    Part of the present transaction: what is aborted took nothing, and of two that take at the
    same moment one is repeated, so let it be the last thing that a transition does.

    :param year: of the signing, which need not be the present one (handbook §1.8).
    :raises BadNumber: if prefix or year cannot name a register.
    """
    check_key(prefix, year)
    uid = IUUID(obj)
    before = held(obj)
    if before is not None:
        return before
    path = "/".join(obj.getPhysicalPath())
    entry = Entry(uid, path, obj.Title(), clock.now(), _person())
    number = book().take(prefix, year, entry)
    audit.record("number.taken", obj, number=str(number))
    return number


def held(obj) -> Number | None:
    """The number that `obj` holds, if it is not void."""
    return book().held(IUUID(obj))


def void(number: Number, reason: str, person: str) -> None:
    """Declare `number` void (作废); its row stays with reason and person, it is never reused.

    :raises NotTaken: if the number was never given or is void already.
    :raises NoReason: if `reason` is empty.
    """
    found = book().get(number.prefix, number.year)
    entry = found.entries.get(number.sequence) if found is not None else None
    if entry is None or entry.void:
        raise NotTaken(_("The number ${number} is not in use.", mapping={"number": str(number)}))
    if not reason.strip():
        raise NoReason(errors=[{"field": "reason", "message": NoReason.default}])
    found.declare_void(number.sequence, entry.voided(reason, person, clock.now()))
    audit.record("number.voided", number=str(number), reason=reason, path_of_record=entry.path)


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
    return Summary(prefix, year, found.last, found.voids, found.missing)


def _person() -> str:
    return getSecurityManager().getUser().getId() or ""
