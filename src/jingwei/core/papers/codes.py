"""Codes that verify papers: short enough to be typed, too many to be guessed."""

import re
import secrets
import unicodedata


# Without signs that look alike on paper: 0 and O, 1, I and L.
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUPS, LENGTH = 3, 4


def fresh() -> str:
    """A new code, such as ``7KQM-2XHP-9ABD``; some 59 random bits."""
    groups = ("".join(secrets.choice(SIGNS) for _sign in range(LENGTH)) for _group in range(GROUPS))
    return "-".join(groups)


def read(typed: str) -> str:
    """The code that was typed, whatever the case, width and marks between; "" if it is none."""
    signs = re.sub(r"[\s\-–—_.·]", "", unicodedata.normalize("NFKC", typed)).upper()
    if len(signs) != GROUPS * LENGTH or set(signs) - {*SIGNS}:
        return ""
    return "-".join(signs[start : start + LENGTH] for start in range(0, len(signs), LENGTH))
