"""Canonical bytes and digests: the same data give the same bytes for ever."""

import datetime
import hashlib
import json


def canonical(data) -> bytes:
    """UTF-8 JSON with sorted keys and no blanks; moments and days in ISO 8601.

    Half characters, which a person's keyboard cannot type but a program can send, are kept.

    :raises TypeError: for what JSON cannot say.
    """
    text = json.dumps(
        data,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        allow_nan=False,
        default=_moment,
    )
    return text.encode("utf-8", "surrogatepass")


def _moment(value):
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no canonical form")


def digest(data) -> str:
    """SHA-256 of the canonical bytes, in hex."""
    return hashlib.sha256(canonical(data)).hexdigest()
