"""Canonical bytes and digests: the same data give the same bytes for ever."""

import datetime
import hashlib
import json


def canonical(data) -> bytes:
    """UTF-8 JSON with sorted keys and no blanks; moments in ISO 8601 with offset."""
    return json.dumps(
        data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_moment
    ).encode()


def _moment(value):
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no canonical form")


def digest(data) -> str:
    """SHA-256 of the canonical bytes, in hex."""
    return hashlib.sha256(canonical(data)).hexdigest()
