"""The text of a record as the index keeps it, and the piece of it that a hit shows.

Signs that nobody types separate heading, body and files; for search they are blanks.
"""

from collections.abc import Iterable
from jingwei.core.search.query import Query
from jingwei.core.search.query import wanted
from jingwei.core.texts import pieces
from typing import NamedTuple

import re


BODY = "\x1e"
FILE = "\x1c"
NAMED = "\x1d"
SIGNS = str.maketrans(dict.fromkeys((BODY, FILE, NAMED), " "))
BEFORE, LENGTH = 24, 110
# Width of letters and digits does not count in searching, so it does not count in marking.
WIDE = {chr(sign): chr(sign + 0xFEE0) for sign in range(0x21, 0x7F)}


class Excerpt(NamedTuple):
    """A piece of text as (text, is it a word asked for?); `file`: name of the file it is from."""

    pieces: list[tuple[str, bool]]
    file: str = ""


def whole(heading: Iterable, body: Iterable, files: Iterable[tuple[str, str]]) -> str:
    """One text of all parts; parts that are empty or None are left out."""
    parts = (_plain("\n".join(map(str, filter(None, part)))) for part in (heading, body))
    read = (f"{_plain(name)}{NAMED}{_plain(text)}" for name, text in files)
    return FILE.join([BODY.join(parts), *read])


def heading(text: str) -> str:
    """Title and number in the whole text of a record; "" of a text that has no such part."""
    head, body, _rest = text.partition(BODY)
    return head if body else ""


def _plain(text: str) -> str:
    return text.translate(SIGNS)


def excerpt(text: str, query: Query) -> Excerpt:
    """The first place in body or files where a word stands; else how the body begins."""
    asked = pattern(query)
    record, *files = text.split(FILE)
    body = record.partition(BODY)[2]
    parts = [("", body), *((name, told) for name, _, told in (f.partition(NAMED) for f in files))]
    for name, part in parts:
        found = asked and (asked.search(part) or (name and asked.search(name)))
        if found:
            place = found.start() if found.string is part else 0
            return Excerpt(marked(_cut(part, place), query), name)
    return Excerpt(marked(_cut(body, 0), query))


def _cut(text: str, place: int) -> str:
    start = max(0, place - BEFORE)
    piece = " ".join(text[start : start + LENGTH].split())
    return f"{'…' if start else ''}{piece}{'…' if start + LENGTH < len(text) else ''}"


def marked(text: str, query: Query) -> list[tuple[str, bool]]:
    """`text` in pieces; those that were asked for are marked."""
    asked = pattern(query)
    return list(pieces(text, asked)) if asked else [(text, False)]


def pattern(query: Query) -> re.Pattern | None:
    """What the wanted terms may look like in a text that is not normal."""
    terms = ["".join(map(_sign, term)) for term in wanted(query)]
    return re.compile("|".join(terms), re.IGNORECASE) if terms else None


def _sign(sign: str) -> str:
    if sign == " ":
        return r"[\W_]+"
    return f"[{sign}{WIDE[sign]}]" if sign in WIDE else re.escape(sign)
