"""Canonical bytes and digests: the same data give the same bytes for ever, here and elsewhere."""

import datetime
import hashlib
import rfc8785


def canonical(data) -> bytes:
    """JSON as RFC 8785 has it, UTF-8; moments and days in ISO 8601.

    Half characters, which a person's keyboard cannot type but a program can send, are no text:
    a question mark stands in their place.

    :raises TypeError, rfc8785.CanonicalizationError: for what such JSON cannot say.
    """
    return rfc8785.dumps(_plain(data))


def _plain(value):
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_plain(name): _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if not isinstance(value, int | float | None):
        raise TypeError(f"{type(value).__name__} has no canonical form")
    return value


def digest(data) -> str:
    """SHA-256 of the canonical bytes, in hex."""
    return hashlib.sha256(canonical(data)).hexdigest()
