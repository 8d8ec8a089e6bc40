"""Tracking codes: written down by hand, typed in again, kept only as a digest."""

import hashlib
import secrets
import unicodedata


# Crockford's base 32: no letter that reads like a digit.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 20  # of 5 bits each: 100 bits
GROUP = 4
# What a person may write in place of a character of the alphabet.
READ_AS = str.maketrans("OILU", "011V")


def new() -> str:
    """A random code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def from_bytes(data: bytes) -> str:
    """The code that the first 100 bits of `data` spell."""
    number = int.from_bytes(data[:13], "big")
    return "".join(ALPHABET[number >> 5 * place & 31] for place in range(LENGTH))


def shown(code: str) -> str:
    """The code in groups, as it is printed."""
    return "-".join(code[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def normal(text: str) -> str:
    """What a person typed, without case, spaces, dashes and full-width forms."""
    plain = unicodedata.normalize("NFKC", text[:200]).upper()
    return "".join(sign for sign in plain if sign.isalnum()).translate(READ_AS)


def digest(text: str) -> str:
    """The form in which a code is stored and looked up; the same work for every input."""
    return hashlib.sha256(b"jingwei.inquiry:" + normal(text).encode()).hexdigest()
