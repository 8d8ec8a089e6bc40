"""Document numbers: 江经〔2026〕12号 (GB/T 9704-2012, 7.2.5)."""

from jingwei import _
from jingwei.core.numbering.exc import BadNumber
from typing import NamedTuple

import re


PREFIX = re.compile(r"[\u4e00-\u9fff]{1,12}")
NUMBER = re.compile(r"([\u4e00-\u9fff]{1,12})〔(20\d{2})〕([1-9]\d*)号")


class Number(NamedTuple):
    """Prefix, year and sequence; no leading zeros, six-sided brackets."""

    prefix: str
    year: int
    sequence: int

    def __str__(self) -> str:
        return f"{self.prefix}〔{self.year}〕{self.sequence}号"


def parse_number(text: str) -> Number:
    """Read one of our own numbers, strictly.

    :raises BadNumber: with the right form.
    """
    match = NUMBER.fullmatch(text.strip())
    if match is None:
        raise BadNumber(_("Our numbers have the form 江经〔2026〕12号, in six-sided brackets."))
    return Number(match[1], int(match[2]), int(match[3]))
