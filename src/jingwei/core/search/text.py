"""What search means by "the same text", and the tokens that let an engine answer like a scan.

Signs between letters and digits count as one blank, width and case do not count. Every letter or
digit begins exactly one token, whatever script it is of: itself and its neighbour to the right.
So a row of neighbouring tokens is a piece of the text, and nothing else is.
"""

from itertools import pairwise
from unicodedata import normalize

import re


BETWEEN = re.compile(r"[\W_]+")
# Stands for the neighbour of the last sign of a run; no text that was made normal contains it.
END = "\ue000"
# Wide signs that stand in every Chinese text. Without them most texts are in normal form already,
# which is seen in a hundredth of the time that it takes to make it.
WIDE = "，：；？！（）…％～\u3000"


def normal(text: str) -> str:
    """`text` as search compares it: ``江经〔2026〕12号`` is ``江经 2026 12号``."""
    for sign in WIDE:
        text = text.replace(sign, " ")
    return BETWEEN.sub(" ", normalize("NFKC", text).lower()).strip()


def tokens(text: str) -> str:
    """Tokens of a normal text, separated by blanks, for the engine to keep."""
    padded = f"{text} ".replace(" ", END)
    return " ".join(one + two for one, two in pairwise(padded) if one != END)


def letters(text: str) -> str:
    """The different letters and digits of a normal text, separated by blanks."""
    return " ".join(sorted(set(text) - {" "}))


def phrase(term: str) -> str:
    """The engine's query for a normal term of at least two signs.

    The last sign begins no token, its neighbour is not known. If it stands alone, the token that
    it begins is asked for by its first half.
    """
    padded = term.replace(" ", END)
    row = [one + two for one, two in pairwise(padded) if one != END]
    if padded[-2] == END:
        return f'"{" ".join([*row, padded[-1]])}" *'
    return f'"{" ".join(row)}"'
