"""The sealed audit as a file that anybody can check: events, seals and certificates.

::

    events-<store>.jsonl    one event a line, canonical JSON, in order of keys
    seals.jsonl             one seal a line: its data, marks (hex) and signature (base64)
    root.pem issuing.pem    whom to trust; compare the root with the one that you have
    revoked-1.crl           certificates that were revoked, of each issuing key
"""

from base64 import b64encode
from collections.abc import Iterator
from jingwei.core.audit.api import stores
from jingwei.core.opinions.api import canonical
from jingwei.core.seals import marks
from jingwei.core.seals.seal import Seal
from jingwei.core.seals.seal import seals
from jingwei.core.signing import api as signing
from typing import IO

import zipfile


def package(file: IO[bytes]) -> None:
    """Write all that is sealed here; what is not sealed yet is left out."""
    book = seals()
    kept = [seal for one in (book.stores.values() if book else ()) for seal in one.values()]
    readers = {store.name: store.between for store in stores()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in signing.authority_files().items():
            made.writestr(name, data)
        with made.open("seals.jsonl", "w") as lines:
            for seal in kept:
                lines.write(canonical(_told(seal)) + b"\n")
        for store in readers.keys() & {seal.store for seal in kept}:
            with made.open(f"events-{store}.jsonl", "w") as lines:
                for line in _events(readers[store], [one for one in kept if one.store == store]):
                    lines.write(line + b"\n")


def _told(seal: Seal) -> dict:
    return {
        "data": seal.facts(),
        "marks": seal.marks.hex(),
        "signature": b64encode(seal.signature).decode(),
    }


def _events(between, kept: list[Seal]) -> Iterator[bytes]:
    for seal in kept:
        for entry in between(seal.since, seal.until):
            yield canonical(marks.facts(entry))
