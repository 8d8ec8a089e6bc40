"""Two texts compared word by word.

Words are found by a dictionary, each is written as one sign, and the short rows of signs are
compared: so no mark ever ends inside a word, and 20 000 characters take some milliseconds.
"""

from diff_match_patch import diff_match_patch
from difflib import SequenceMatcher
from itertools import zip_longest
from time import monotonic
from typing import NamedTuple

import rjieba


OUT, SAME, IN = -1, 0, 1
# Seconds after which words are looked at within paragraphs only, and after twice which not at all.
PATIENCE = 0.5
# Code points that are halves of others cannot stand for a word.
HALVES = range(0xD800, 0xE000)
BREAK = "\n"


class Piece(NamedTuple):
    """Text that is `SAME` in both, only in the older (`OUT`) or only in the newer one (`IN`)."""

    sign: int
    text: str


def compared(before: str, after: str, patience: float = PATIENCE) -> list[Piece]:
    """`before` and `after` as pieces: without those `IN`, or without those `OUT`, they are one of
    the two again.

    :param patience: seconds after which the comparison becomes coarser.
    """
    if before == after:
        return [Piece(SAME, before)] if before else []
    start = monotonic()
    found = _by_words(before, after, patience)
    if monotonic() - start < patience:
        return found
    return _by_paragraphs(before, after, start + 2 * patience)


def _by_words(before: str, after: str, patience: float) -> list[Piece]:
    signs: dict[str, str] = {}
    differ = diff_match_patch()
    differ.Diff_Timeout = patience
    found = differ.diff_main(_written(before, signs), _written(after, signs), False)
    words = {sign: word for word, sign in signs.items()}
    return _smooth([Piece(sign, "".join(words[one] for one in row)) for sign, row in found])


def _smooth(pieces: list[Piece]) -> list[Piece]:
    """Pieces without the single signs, a 的 or a comma, that two changes happen to have between
    them; what is gone stands before what came.
    """
    found: list[Piece] = []
    gone = come = ""
    last = len(pieces) - 1
    for at, (sign, text) in enumerate(pieces):
        alone = sign == SAME and len(text) == 1 and text != BREAK
        if sign != SAME or (alone and (gone or come) and at < last):
            gone += text if sign != IN else ""
            come += text if sign != OUT else ""
            continue
        found += replaced(gone, come)
        gone = come = ""
        found.append(Piece(sign, text))
    return [*found, *replaced(gone, come)]


def replaced(gone: str, come: str) -> list[Piece]:
    """One text in the place of another, each as a whole."""
    return [Piece(sign, text) for sign, text in ((OUT, gone), (IN, come)) if text]


def _written(text: str, signs: dict[str, str]) -> str:
    """`text` with one sign for each word."""
    return "".join(signs.setdefault(word, _sign(len(signs))) for word in rjieba.cut(text))


def _sign(number: int) -> str:
    code = number + 1
    return chr(code if code < HALVES.start else code + len(HALVES))


def _by_paragraphs(before: str, after: str, until: float) -> list[Piece]:
    """Whole paragraphs first; words where one paragraph took the place of another."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: list[Piece] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            found.append(Piece(SAME, "".join(old[first:last])))
            continue
        for gone, come in zip_longest(old[first:last], new[start:end], fillvalue=""):
            left = until - monotonic()
            if gone and come and left > 0:
                found += _by_words(gone, come, left)
            else:
                found += replaced(gone, come)
    return found


def paragraphs(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces cut at the ends of paragraphs. Where a paragraph that is only partly new or gone ends
    with a break that is, a mark says so.
    """
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split(BREAK)
        if first:
            found[-1].append(Piece(piece.sign, first))
        for text in others:
            if any(one.sign != piece.sign for one in found[-1]):
                found[-1] += [Piece(piece.sign, "¶")] if piece.sign != SAME else []
            found.append([Piece(piece.sign, text)] if text else [])
    return [one for one in found if one]


def changed(paragraph: list[Piece]) -> bool:
    """Does a paragraph differ?"""
    return any(piece.sign != SAME for piece in paragraph)
