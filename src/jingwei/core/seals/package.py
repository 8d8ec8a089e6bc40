"""The sealed audit as a file that anybody can check: events, seals and certificates.

::

    events-<store>.jsonl    one event a line, canonical JSON, in order of keys
    seals.jsonl             one seal a line: its data, marks (hex) and signature (base64)
    root.pem issuing.pem    whom to trust; compare the root with the one that you have
    revoked-1.crl           certificates that were revoked, of each issuing key and of the root
"""

from base64 import b64encode
from collections.abc import Iterator
from itertools import chain
from jingwei.core.audit.api import stores
from jingwei.core.opinions.api import canonical
from jingwei.core.seals import marks
from jingwei.core.seals.seal import Seal
from jingwei.core.seals.seal import Seals
from jingwei.core.signing import api as signing
from pathlib import Path

import zipfile


def package(file: Path, book: Seals) -> Iterator[Seal]:
    """Write all that is sealed here; what is not sealed yet is left out. Yield each seal when its
    events are written.
    """
    readers = {store.name: store.between for store in stores()}
    kept = {store: [*found.values()] for store, found in book.stores.items()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in signing.authority_files().items():
            made.writestr(name, data)
        with made.open("seals.jsonl", "w") as lines:
            for seal in chain.from_iterable(kept.values()):
                lines.write(canonical(_told(seal)) + b"\n")
        for store in readers.keys() & kept.keys():
            with made.open(f"events-{store}.jsonl", "w", force_zip64=True) as lines:
                for seal in kept[store]:
                    for entry in readers[store](seal.since, seal.until):
                        lines.write(canonical(marks.facts(entry)) + b"\n")
                    yield seal


def _told(seal: Seal) -> dict:
    return {
        "data": seal.facts(),
        "marks": seal.marks.hex(),
        "signature": b64encode(seal.signature).decode(),
    }
