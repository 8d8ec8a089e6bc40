"""What of a text must not be public: where it stands, of what kind, and what is shown instead.

Rules of handbook §8, masking in public view. `masks` finds, `apply` replaces; nothing here
knows a release.
"""

from bisect import bisect
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from functools import lru_cache
from jingwei import _
from jingwei.core import names
from jingwei.door import numbers
from typing import NamedTuple

import re


KINDS = {
    "phone": _("telephone number"),
    "identity": _("identity number"),
    "bank": _("bank account"),
    "email": _("e-mail address"),
    "account": _("account of a messenger"),
    "address": _("address"),
    "name": _("name of a person"),
    "added": _("masked by the editor"),
}
# What is also looked for in official documents, where it is flagged and not masked.
FLAGGED = frozenset({"phone", "identity", "bank", "email"})


class Mask(NamedTuple):
    """``text[start:end]`` is of `kind` and is replaced by `shown`."""

    start: int
    end: int
    kind: str
    shown: str


# Digits and signs of the full-width block, one character for one, so that positions stay.
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
ACCOUNT = re.compile(
    r"(?:微信|QQ|WeChat)(?:号码?|群)?(?:[是为]|[:：])?\s*"
    r"([A-Za-z][-_A-Za-z0-9]{5,19}|[1-9]\d{4,11})",
    re.I,
)
_NUMBER = r"(?:\d{1,5}|[一二三四五六七八九十百]{1,5})"
_PART = r"(?:号楼|号院|号|弄|栋|幢|座|单元|楼|层|室|房|户|组|门|排)"
_TAIL = (
    rf"{_NUMBER}[A-Za-z]?{_PART}(?:(?:附|之)?{_NUMBER}[A-Za-z]?{_PART}?|[-—–]{_NUMBER}|[A-Za-z]座)*"
)
# 线路, 电路, 公路 ... are no streets.
_STREET = (
    r"(?:(?<![线电铁公网思管油水道])路|大道|街|巷|弄|胡同|村|社区|小区|新村|花园|家园|苑|公寓|大厦)"
)
ADDRESS = re.compile(rf"{_STREET}\s*({_TAIL})")
ROOM = re.compile(r"\d{1,3}(?:栋|幢|号楼|座)\s*(?:\d{1,2}单元\s*)?\d{2,4}(?:室|号|房)?")
HIDDEN = "***"
# Between two characters of a passage: breaks of line, soft hyphens, characters without width.
UNSEEN = "[\n\r\u00ad\u200b-\u200d\u2060\ufeff]*"


def masks(
    text: str, words: Iterable[str] = (), kept: Collection[str] = (), added: Iterable[str] = ()
) -> list[Mask]:
    """Masks of `text` in its order, never overlapping.

    :param words: names known from elsewhere, such as the writer's; masked wherever they occur.
    :param kept: passages that the editor found harmless; not masked.
    :param added: passages that the editor masks.
    """
    narrow = text.translate(NARROW)
    found = [*_found(narrow), *_words(text, words)]
    found = [mask for mask in found if text[mask.start : mask.end] not in kept]
    found += _passages(text, added)
    return _without_overlaps(found)


def apply(text: str, found: Iterable[Mask]) -> str:
    """`text` as the public reads it."""
    parts, at = [], 0
    for mask in found:
        parts += [text[at : mask.start], mask.shown]
        at = mask.end
    return "".join([*parts, text[at:]])


def _found(text: str) -> Iterator[Mask]:
    for start, end, kind, shown in numbers.personal_numbers(text):
        yield Mask(start, end, kind, shown)
    for match in EMAIL.finditer(text):
        yield Mask(match.start(), match.end(), "email", f"{match[0][0]}***@{match[1]}")
    for match in ACCOUNT.finditer(text):
        yield Mask(match.start(1), match.end(1), "account", HIDDEN)
    for match in ADDRESS.finditer(text):
        yield Mask(match.start(1), match.end(1), "address", HIDDEN)
    for match in ROOM.finditer(text):
        yield Mask(match.start(), match.end(), "address", HIDDEN)
    for start, end in names.introduced(text):
        yield Mask(start, end, "name", names.shown(text[start:end]))


def _words(text: str, words: Iterable[str]) -> Iterator[Mask]:
    for word in words:
        for match in _passage(word).finditer(text):
            yield Mask(match.start(), match.end(), "name", names.shown(word))


def _passages(text: str, passages: Iterable[str]) -> Iterator[Mask]:
    for passage in passages:
        for match in _passage(passage).finditer(text):
            yield Mask(match.start(), match.end(), "added", HIDDEN)


def occurs(passage: str, text: str) -> bool:
    """Does a mask on `passage` find it in `text`?"""
    return _passage(passage).search(text) is not None


def same(passage: str, original: str) -> bool:
    """Is `original` what a mask on `passage` found in a text?"""
    return _passage(passage).fullmatch(original) is not None


@lru_cache(maxsize=1024)
def _passage(passage: str) -> re.Pattern:
    """What an editor typed on one line, wherever lines break and nobody sees a character.

    Without a word it finds nothing.
    """
    words = [UNSEEN.join(map(re.escape, word)) for word in passage.split()]
    return re.compile(r"\s+".join(words) if words else r"(?!)")


def _without_overlaps(found: list[Mask]) -> list[Mask]:
    """Longer masks win, and what the editor added wins over all."""
    chosen: list[Mask] = []
    for mask in sorted(found, key=lambda m: (m.kind != "added", m.start - m.end, m.start)):
        at = bisect(chosen, mask)
        before, after = chosen[max(at - 1, 0) : at], chosen[at : at + 1]
        if all(other.end <= mask.start for other in before) and all(
            mask.end <= other.start for other in after
        ):
            chosen.insert(at, mask)
    return chosen
