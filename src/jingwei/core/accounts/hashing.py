"""What is kept of a password: a bcrypt hash with the name that Zope gives to the scheme."""

from AuthEncoding import AuthEncoding

import base64
import bcrypt
import hashlib


NAME = b"{BCRYPT}"
# bcrypt takes no more than this, and stops at a zero byte.
LONGEST = 72
# Any salt will do: what it hashes is thrown away.
SALT = b"$2b$%02d$CCCCCCCCCCCCCCCCCCCCC."


def make(password: str, cost: int) -> bytes:
    """Return what is kept of `password`; it is never taken for a ready hash.

    :param cost: binary logarithm of bcrypt's rounds; 12 takes a quarter of a second.
    """
    return NAME + bcrypt.hashpw(_material(password), bcrypt.gensalt(cost))


def fits(stored: bytes | str, password: str, cost: int) -> bool:
    """Is `password` the one of which `stored` was kept, under any of Zope's schemes?

    It takes the time of a bcrypt hash of `cost`, also if `stored` is of a fast scheme.
    """
    stored = stored.encode() if isinstance(stored, str) else stored
    if stored.startswith(NAME):
        try:
            return bcrypt.checkpw(_material(password), stored.removeprefix(NAME))
        except ValueError:
            return False
    spend(password, cost)
    known = AuthEncoding.is_encrypted(stored)
    return bool(known and AuthEncoding.pw_validate(stored, password))


def spend(password: str, cost: int) -> None:
    """Take the time that trying a password takes."""
    bcrypt.hashpw(_material(password), SALT % cost)


def is_current(stored: bytes | str, cost: int) -> bool:
    """Would a new hash be of the same scheme and cost?"""
    stored = stored.encode() if isinstance(stored, str) else stored
    return stored.startswith(NAME + b"$2b$%02d$" % cost)


def _material(password: str) -> bytes:
    """What bcrypt hashes; a long pass phrase (24 Chinese characters) is digested first."""
    given = password.encode("utf-8", "surrogatepass")
    if len(given) <= LONGEST and b"\0" not in given:
        return given
    return base64.b64encode(hashlib.sha256(given).digest())
