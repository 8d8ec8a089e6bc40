"""Lines of a long title: broken between words, in a good shape (GB/T 9704, 7.3.1)."""

from collections.abc import Iterator
from itertools import accumulate
from itertools import combinations
from itertools import pairwise

import re
import rjieba
import unicodedata


# Characters of 2号 in a line of the type area.
MOST = 20
# Better at the beginning of a line than at the end of one.
BEGINS = ("关于", "印发", "转发", "批转", "（", "《")
# Never at the beginning: what belongs to the word before.
OPENS = "《（“‘"
COUNTED = re.compile(r"\d[年月日号项个次届批期%％]$")
# Longer titles are only filled in.
SHAPED = 4
STAYS = set("的和与及等，、。；：）》”’？！·")


def lines(title: str) -> list[str]:
    """`title` in as few lines as it takes, each at most `MOST` characters wide.

    Breaks are between words, best before 关于; neighbouring lines differ in length, since neither a
    rectangle nor an hour-glass is a good shape.
    """
    found = words(title)
    for count in range(max(1, int(-(-width(title) // MOST))), SHAPED + 1):
        shapes = [shape for shape in _shapes(found, count) if max(map(width, shape)) <= MOST]
        if shapes:
            return min(shapes, key=_badness)
    return _filled(found)


def width(text: str) -> float:
    """How many Chinese characters are as wide."""
    return sum(1 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)


def words(title: str) -> list[str]:
    """Parts of `title` between which a line may end: words, with what may not begin a line."""
    found = [""]
    for piece in rjieba.cut(title):
        last = found[-1]
        if last and (piece[0] in STAYS or last[-1] in OPENS or COUNTED.search(last + piece[0])):
            found[-1] += piece
        else:
            found.append(piece)
    return found[1:]


def _filled(words: list[str]) -> list[str]:
    """One line after the other as full as it can be."""
    made = [""]
    for word in words:
        for piece in [word] if width(word) <= MOST else word:
            if width(made[-1] + piece) > MOST:
                made.append("")
            made[-1] += piece
    return [line for line in made if line]


def _shapes(words: list[str], count: int) -> Iterator[list[str]]:
    """Every way to break `words` into lines that could be of a title."""
    ends = list(accumulate(map(width, words)))
    fair = width("".join(words)) / count
    for breaks in combinations(range(1, len(words)), count - 1):
        if all(abs(ends[at - 1] - fair * n) <= 6 for n, at in enumerate(breaks, 1)):
            edges = (0, *breaks, len(words))
            yield ["".join(words[a:b]) for a, b in pairwise(edges)]


def _badness(shape: list[str]) -> float:
    widths = [width(line) for line in shape]
    spread = max(widths) - min(widths)
    alike = sum(3 for a, b in pairwise(widths) if abs(a - b) < 1)
    waist = sum(6 for a, b, c in zip(widths, widths[1:], widths[2:], strict=False) if a > b < c)
    begun = sum(4 for line in shape[1:] if line.startswith(BEGINS))
    torn = sum(8 for line in shape[:-1] if line.endswith(("关于", "的", "和", "、")))
    return spread + alike + waist + torn - begun
