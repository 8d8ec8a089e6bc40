"""Document numbers: 江经〔2026〕12号 (GB/T 9704-2012, 7.2.5)."""

from jingwei import _
from jingwei.core.numbering.exc import BadNumber
from typing import NamedTuple

import re


PREFIX = re.compile(r"[\u4e00-\u9fff]{2,12}")
# Six-sided brackets, a year of four digits, no leading zero, nothing before the sequence.
OWN = re.compile(rf"({PREFIX.pattern})〔(20\d{{2}})〕([1-9]\d{{0,8}})号", re.ASCII)
YEARS = range(2000, 2100)


class Number(NamedTuple):
    """Prefix, year and sequence; no leading zeros, six-sided brackets."""

    prefix: str
    year: int
    sequence: int

    def __str__(self) -> str:
        return f"{self.prefix}〔{self.year}〕{self.sequence}号"


def own(text: str) -> Number:
    """The number that `text` is, to the letter; for numbers of others see `reading`.

    :raises BadNumber: it is not written as ours are.
    """
    found = OWN.fullmatch(text)
    if found is None:
        message = _("A number of ours is written like 江经〔2026〕12号.")
        raise BadNumber(message, errors=[{"field": "number", "message": message}])
    return Number(found[1], int(found[2]), int(found[3]))


def check_key(prefix: str, year: int) -> None:
    """Refuse what cannot name a register.

    :raises BadNumber: names the field.
    """
    errors = []
    if not PREFIX.fullmatch(prefix):
        message = _("A prefix has 2 to 12 Chinese characters.")
        errors.append({"field": "prefix", "message": message})
    if not isinstance(year, int) or year not in YEARS:
        errors.append({"field": "year", "message": _("A year has four digits.")})
    if errors:
        raise BadNumber(errors[0]["message"], errors=errors)
