"""Take a number, declare one void, read the registers."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.numbering.content import Entry
from jingwei.core.numbering.content import NumberRegisters
from jingwei.core.numbering.content import Register
from jingwei.core.numbering.exc import BadNumber
from jingwei.core.numbering.exc import NotTaken
from jingwei.core.numbering.number import Number
from jingwei.core.numbering.number import parse_number
from jingwei.core.numbering.number import PREFIX
from plone import api
from plone.uuid.interfaces import IUUID


__all__ = ["Number", "parse_number", "register", "registers", "take", "void"]


def _home() -> NumberRegisters:
    return api.portal.get()["intranet"]["numbering"]


def take(prefix: str, year: int, record) -> Number:
    """Give `record` the next number of the register (prefix, year).

    Make it the last thing a transition does: who takes a number at the same moment waits for
    nobody, one of both is repeated.

    :raises BadNumber: if the prefix is not made of 1 to 12 Chinese characters.
    """
    if not PREFIX.fullmatch(prefix):
        raise BadNumber(_("A prefix has 1 to 12 Chinese characters."))
    found = _home().register(prefix, year)
    sequence = found.last + 1
    person = api.user.get_current().getId() or ""
    found.entries[sequence] = Entry(IUUID(record), record.Title(), clock.now(), person)
    found.last = sequence
    number = Number(prefix, year, sequence)
    audit.record("number.taken", record, number=str(number))
    return number


def void(number: Number, reason: str, person: str) -> None:
    """Declare `number` void; its row stays with reason and person (handbook §1.8).

    :raises NotTaken: if the number was never given or is void already.
    """
    found = register(number.prefix, number.year)
    entry = found.entries.get(number.sequence) if found else None
    if entry is None or entry.void:
        raise NotTaken(_("The number ${number} is not in use.", mapping={"number": str(number)}))
    found.entries[number.sequence] = entry._replace(
        void_at=clock.now(), void_by=person, void_reason=reason
    )
    audit.record("number.voided", None, number=str(number), reason=reason)


def register(prefix: str, year: int) -> Register | None:
    """One register, or None if no number of it was ever taken."""
    return _home().registers.get((prefix, year))


def registers() -> list[tuple[str, int]]:
    """(prefix, year) of every register, newest year first."""
    return sorted(_home().registers.keys(), key=lambda key: (-key[1], key[0]))
