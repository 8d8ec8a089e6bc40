"""The sealed audit as a file that anybody can check: events, seals and certificates.

::

    events-<store>.jsonl    one event a line, canonical JSON, in order of keys
    seals.jsonl             one seal a line: its data, marks (hex) and signature (base64)
    root.pem issuing.pem    whom to trust; compare the root with the one that you have
    revoked.crl             certificates that were revoked
"""

from base64 import b64encode
from collections.abc import Iterator
from cryptography.hazmat.primitives.serialization import Encoding
from jingwei.core.audit.sealed import stores
from jingwei.core.opinions.canonical import canonical
from jingwei.core.seals import marks
from jingwei.core.seals.seal import Seal
from jingwei.core.seals.seal import seals
from jingwei.core.signing import folder
from jingwei.core.signing.content import register
from typing import IO

import zipfile


def package(file: IO[bytes]) -> None:
    """Write all that is sealed here; what is not sealed yet is left out."""
    book = seals()
    kept = [seal for one in (book.stores.values() if book else ()) for seal in one.values()]
    readers = {store.name: store.between for store in stores()}
    keys = folder.keys()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("root.pem", keys.root.public_bytes(Encoding.PEM))
        issuing = b"".join(one.public_bytes(Encoding.PEM) for one in keys.issuers)
        made.writestr("issuing.pem", issuing)
        made.writestr("revoked.crl", register().published)
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
