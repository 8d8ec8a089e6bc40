"""Numbers of documents as others write them, read leniently.

Own numbers are checked to the letter (`number.own`). What comes from elsewhere, and what people
type, has other brackets, a 第, no 号, full-width digits, blanks; what cannot be read stays the free
text that it is.
"""

from collections.abc import Collection
from collections.abc import Iterator
from jingwei.core.numbering.number import Number
from typing import NamedTuple
from unicodedata import normalize

import re


OPEN, CLOSE = r"[〔\[(（【［{｛〈<《「﹝]", r"[〕\])）】］}｝〉>》」﹞]"
_GAP = r"\s*"
_YEAR = r"(?P<year>[12]\d{3}|\d{2}|[〇○零一二三四五六七八九]{4})"
_SEQUENCE = r"第?\s*(?P<sequence>\d{1,6}(?!\d)|[〇零一二三四五六七八九十百]{1,7})"
_PREFIX = r"(?P<prefix>[\u4e00-\u9fffA-Za-z]{1,20}?)(?:字)?"
# 江经〔2026〕12号, 江经字(2026)第012号, 江经[2026]12
BRACKETS = re.compile(
    rf"{_PREFIX}{_GAP}{OPEN}{_GAP}{_YEAR}{_GAP}年?{_GAP}{CLOSE}{_GAP}{_SEQUENCE}{_GAP}(?P<end>号)?"
)
# 江经2026年第12号, 江经2026-12号: without brackets the 号 must be there.
BARE = re.compile(
    rf"{_PREFIX}{_GAP}(?P<year>[12]\d{{3}}){_GAP}(?:年|[-－—/]|年度){_GAP}{_SEQUENCE}{_GAP}(?P<end>号)"
)
# 国务院令第711号, 第711号令
ORDER = re.compile(
    rf"(?P<prefix>[\u4e00-\u9fff]{{1,20}}令){_GAP}第{_GAP}(?P<sequence>\d{{1,6}}){_GAP}号"
)
YEAR_AND_SEQUENCE = re.compile(
    rf"{_GAP}{OPEN}{_GAP}([12]\d{{3}}){_GAP}年?{_GAP}{CLOSE}{_GAP}(?:第{_GAP})?0*([1-9]\d*)"
)
DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
# Signs that end what a person quotes: 《…》（江经〔2026〕12号）
AROUND = " \t\n\r\u3000（）()《》“”\"',，。;；:："
# Of a year of two digits: no document of an office is older.
EARLIEST = 49
LATEST = 2099


class Cited(NamedTuple):
    """A number as somebody wrote it; `year` is 0 of an order that has none."""

    prefix: str
    year: int
    sequence: int

    def __str__(self) -> str:
        """As the standard writes it (GB/T 9704-2012, 7.2.5)."""
        if not self.year:
            return f"{self.prefix}第{self.sequence}号"
        return f"{self.prefix}〔{self.year}〕{self.sequence}号"


def read(text: str) -> Cited | None:
    """The number that `text` is, None if it is none or says more than a number."""
    plain = _plain(text).strip(AROUND)
    # A bracket that belongs to the number is no sign around it.
    for one in (plain, _plain(text).strip()):
        for pattern in (BRACKETS, BARE, ORDER):
            found = pattern.fullmatch(one)
            number = _cited(found) if found else None
            if number is not None:
                return number
    return None


def own_in(text: str, prefixes: Collection[str]) -> Iterator[tuple[Number, int, int]]:
    """Numbers of registers with these prefixes in a text, with their places, in their order."""
    plain, at = _plain(text), 0
    while match := _next(plain, at):
        at = match.end()
        cited = _cited(match)
        known = [one for one in prefixes if cited and cited.prefix.endswith(one)]
        if known:
            prefix = max(known, key=len)
            start = match.start() + match["prefix"].rindex(prefix)
            yield Number(prefix, cited.year, cited.sequence), start, match.end()


def _next(plain: str, at: int) -> re.Match | None:
    """The next number, however it is written; of two at one place the one with brackets."""
    found = [pattern.search(plain, at) for pattern in (BRACKETS, BARE)]
    return min(filter(None, found), key=re.Match.start, default=None)


def standard(text: str) -> str:
    """`text` with the brackets, digits and zeros of its numbers as the standard has them."""
    return YEAR_AND_SEQUENCE.sub(r"〔\1〕\2", _plain(text))


def _plain(text: str) -> str:
    """`text` with the digits and letters of a keyboard, sign by sign."""
    return "".join(_half(sign) for sign in text)


def _half(sign: str) -> str:
    half = normalize("NFKC", sign)
    return half if half.isascii() and half.isalnum() and len(half) == 1 else sign


def _cited(found: re.Match) -> Cited | None:
    """The number of a match, None if its figures are none of a document."""
    prefix = found["prefix"].removesuffix("字")
    year = _year(found["year"]) if "year" in found.re.groupindex else 0
    sequence = _figure(found["sequence"])
    if not prefix or year is None or not sequence:
        return None
    return Cited(prefix, year, sequence)


def _year(text: str) -> int | None:
    year = int("".join(str(DIGITS.get(sign, sign)) for sign in text))
    if len(text) == 2:
        year += 1900 if year >= EARLIEST else 2000
    return year if 1900 + EARLIEST <= year <= LATEST else None


def _figure(text: str) -> int:
    """A sequence number in digits, or in Chinese up to 999."""
    if text.isdigit() and text.isascii():
        return int(text)
    total = digit = 0
    for sign in text:
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 + DIGITS[sign]
    return total + digit
