"""What the General Office does with numbers beside giving the next one: keep one for somebody, let
it go, declare one void, and use one again (handbook §1.8).
"""

from collections.abc import Iterator
from jingwei import _
from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.exc import BadParameters
from jingwei.core.numbering.content import book
from jingwei.core.numbering.exc import NoReason
from jingwei.core.numbering.exc import NotFree
from jingwei.core.numbering.exc import NotTaken
from jingwei.core.numbering.number import check_key
from jingwei.core.numbering.number import Number
from jingwei.core.numbering.registers import Entry
from jingwei.core.numbering.registers import RESERVED
from plone import api


# So many numbers are kept at a time; more would be a second register.
MOST = 20


def reserve(prefix: str, year: int, kept_for: str, reason: str, count: int = 1) -> list[Number]:
    """Keep the next `count` numbers of a register (预留号) for somebody; return them.

    :param kept_for: a person or unit, in words.
    :raises BadNumber: if prefix or year cannot name a register.
    :raises BadParameters: the year is neither this one nor the last, or `count` is out of bounds.
    :raises NoReason: if reason or person are missing.
    """
    check_key(prefix, year)
    if not clock.today().year - 1 <= year <= clock.today().year:
        message = _("Numbers are reserved in the register of this year or the last one.")
        raise BadParameters(message, errors=[{"field": "year", "message": message}])
    if not 1 <= count <= MOST:
        message = _("At most ${number} numbers at a time.", mapping={"number": MOST})
        raise BadParameters(message, errors=[{"field": "count", "message": message}])
    for name, value in (("kept_for", kept_for), ("reason", reason)):
        if not value.strip():
            message = _("Say for whom the number is kept, and why.")
            raise NoReason(message, errors=[{"field": name, "message": message}])
    row = Entry("", "", "", clock.now(), _me(), RESERVED, reason, kept_for=kept_for)
    numbers = [book().enter(prefix, year, row) for _time in range(count)]
    for number in numbers:
        audit.record("number.reserved", number=str(number), reason=reason, kept_for=kept_for)
    return numbers


def release(number: Number, reason: str) -> None:
    """Keep a reserved number no longer: it is void now, its row says for whom it was kept.

    :raises NotTaken: if it is not reserved.
    :raises NoReason: if `reason` is empty.
    """
    entry = _entry(number)
    if entry is None or not entry.reserved:
        message = _("The number ${number} is not reserved.", mapping={"number": str(number)})
        raise NotTaken(message)
    void(number, reason, _me())


def void(number: Number, reason: str, person: str) -> None:
    """Declare `number` void (作废), which was given, kept for somebody, or is missing without an
    explanation; its row stays with reason and person.

    :raises NotTaken: if the register has not come to the number yet, or it is void already.
    :raises NoReason: if `reason` is empty.
    """
    found, entry = book().get(number.prefix, number.year), _entry(number)
    missing = found is not None and entry is None and 1 <= number.sequence <= found.last
    if not missing and (entry is None or entry.void):
        raise NotTaken(_("The number ${number} is not in use.", mapping={"number": str(number)}))
    if not reason.strip():
        raise NoReason(errors=[{"field": "reason", "message": NoReason.default}])
    row = entry or Entry("", "", "", None, "")
    found.put(number.sequence, row.voided(reason, person, clock.now()))
    audit.record("number.voided", number=str(number), reason=reason, path_of_record=row.path)


def void_gap(number: Number, reason: str, person: str) -> None:
    """Explain a number of which nothing is known; one that a record holds is declared void with
    its record.

    :raises NotTaken: the number is no gap.
    :raises NoReason: if `reason` is empty.
    """
    if _entry(number) is not None:
        message = _("The number ${number} is no gap.", mapping={"number": str(number)})
        raise NotTaken(message)
    void(number, reason, person)


def free(prefix: str, year: int) -> Iterator[tuple[Number, Entry]]:
    """Numbers of a register that may be given in place of the next one: those that are kept for
    somebody, and in the year itself void ones (补用空号).
    """
    found = book().get(prefix, year)
    left = found.reserved + found.voids if found is not None else 0
    if not left:
        return
    for sequence, entry in found.entries.items():
        number = Number(prefix, year, sequence)
        if _is_free(number, entry):
            yield number, entry
        left -= entry.reserved or entry.void
        if not left:
            return


def use(number: Number, register: tuple[str, int], entry: Entry) -> None:
    """Give a number that is `free` to the record of `entry`.

    :param register: prefix and year of the register from which the record gets its number.
    :raises NotFree: if it may not be given.
    """
    before = _entry(number)
    if number[:2] != register or before is None or not _is_free(number, before):
        mapping = {"number": str(number)}
        message = _(
            "The number ${number} cannot be given: reserved numbers of the register can, and void"
            " ones in the same year.",
            mapping=mapping,
        )
        raise NotFree(message)
    book().use(number, entry)


def _is_free(number: Number, entry: Entry) -> bool:
    return entry.reserved or (entry.void and number.year == clock.today().year)


def _entry(number: Number) -> Entry | None:
    found = book().get(number.prefix, number.year)
    return found.entries.get(number.sequence) if found is not None else None


def _me() -> str:
    return api.user.get_current().getId() or ""
