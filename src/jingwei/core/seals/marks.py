"""What a seal says of the events it covers, computed in one way only: here and by outsiders.

Each event has a mark: its key and the first 16 bytes of the SHA-256 of its canonical JSON. A seal
is signed over the digest of all full digests in order; the marks tell which event was changed.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from jingwei.core.audit.api import Entry
from jingwei.core.opinions.api import canonical
from typing import NamedTuple

import hashlib
import struct


MARK = struct.Struct(">Q16s")


class Covered(NamedTuple):
    """Of some events: how many there are, the digest of all (hex), and their marks."""

    count: int
    digest: str
    marks: bytes


def facts(entry: Entry) -> dict[str, str]:
    """An event as JSON data; keys are larger than numbers of JSON may be."""
    return {**entry._asdict(), "key": entry.id}


def covered(entries: Iterable[Entry]) -> Covered:
    """What a seal says of `entries`, which are in order of their keys."""
    whole, marks = hashlib.sha256(), []
    for entry in entries:
        digest = _digest(entry)
        whole.update(digest)
        marks.append(MARK.pack(entry.key, digest[: MARK.size - 8]))
    return Covered(len(marks), whole.hexdigest(), b"".join(marks))


def differences(marks: bytes, entries: Iterable[Entry]) -> Iterator[tuple[int, str]]:
    """(key, what happened) of each event that is not as it was sealed: ``changed``, ``missing`` or
    ``added``.
    """
    sealed = dict(MARK.iter_unpack(marks))
    for entry in entries:
        mark = sealed.pop(entry.key, None)
        if mark is None:
            yield entry.key, "added"
        elif mark != _digest(entry)[: len(mark)]:
            yield entry.key, "changed"
    for key in sealed:
        yield key, "missing"


def _digest(entry: Entry) -> bytes:
    return hashlib.sha256(canonical(facts(entry))).digest()
