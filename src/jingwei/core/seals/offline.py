"""Checking a file of the sealed audit without the site.

What was left out of the file breaks nothing of the rest, so these must be there: the trail of the
database with its events, and the list of each issuing key. That seals were cut off at the end is
seen only by a digest that somebody noted.
"""

from base64 import b64decode
from bisect import bisect_right
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from cryptography import x509
from jingwei import _
from jingwei.core.audit.api import Entry
from jingwei.core.audit.api import TRAIL
from jingwei.core.seals.checking import judged
from jingwei.core.seals.fault import Fault
from jingwei.core.seals.seal import Seal
from jingwei.core.signing import api as signing
from pathlib import Path
from typing import NamedTuple

import json
import zipfile


class Report(NamedTuple):
    """What a file holds, and what is wrong with it.

    `last`: the newest seal of each store; `unread`: stores of which seals are there and no events,
    such as those of other machines.
    """

    seals: int
    events: int
    faults: list[Fault]
    last: list[Seal]
    unread: list[str]


def check(file: Path, root: Path, noted: Iterable[str] = ()) -> Report:
    """Check a file that the auditor took away, trusting the certificate `root` (PEM).

    :param noted: digests of seals (hex) that were written down, each of which must be there.
    :raises signing.DAMAGED, LookupError, TypeError: it is no such file, or a damaged one.
    """
    with zipfile.ZipFile(file) as package:
        found = _known(package, root)
        kept = [_seal(line) for line in package.open("seals.jsonl")]
        events = {
            name.removeprefix("events-").removesuffix(".jsonl"): _events(package, name)
            for name in package.namelist()
            if name.startswith("events-")
        }
    chains: dict[str, list[Seal]] = {}
    for seal in kept:
        chains.setdefault(seal.store, []).append(seal)
    readers = {store: _reader(found) for store, found in events.items()}
    faults = [
        *_of_lists(found),
        *_of_trail(chains, events),
        *(one for _seal, wrong in judged(chains.values(), readers, found.trust) for one in wrong),
        *(one for store in events for one in _unsealed(store, chains.get(store), events[store])),
        *_not_there(kept, noted),
    ]
    last = [chain[-1] for chain in chains.values()]
    unread = [*(chains.keys() - events.keys())]
    return Report(len(kept), sum(map(len, events.values())), faults, last, sorted(unread))


def _known(package: zipfile.ZipFile, root: Path) -> signing.Known:
    issuers = x509.load_pem_x509_certificates(package.read("issuing.pem"))
    names = [name for name in package.namelist() if name.endswith(".crl")]
    lists = [signing.read_list(package.read(name)) for name in names]
    return signing.known(x509.load_pem_x509_certificate(root.read_bytes()), issuers, lists)


def _of_lists(found: signing.Known) -> Iterator[Fault]:
    for _one in found.strange:
        yield Fault("", 0, "", _("A list of revoked certificates is of another authority."))
    for _one in found.unlisted:
        words = _("The list of revoked certificates of an issuing key is missing.")
        yield Fault("", 0, "", words)


def _of_trail(chains: Mapping, events: Mapping) -> Iterator[Fault]:
    if TRAIL not in chains:
        yield Fault(TRAIL, 0, "", _("The seals of the events of the database are missing."))
    if TRAIL not in events:
        yield Fault(TRAIL, 0, "", _("The events of the database are missing."))


def _unsealed(store: str, chain: list[Seal] | None, events: list[Entry]) -> Iterator[Fault]:
    """Events before or after all that is sealed; those between are judged with their seals."""
    since, until = (chain[0].since, max(one.until for one in chain)) if chain else (0, 0)
    for entry in events:
        if not since < entry.key <= until:
            yield Fault(store, 0, entry.id, _("No seal covers the event."))


def _not_there(kept: list[Seal], noted: Iterable[str]) -> Iterator[Fault]:
    there = {seal.own_digest for seal in kept}
    for digest in noted:
        if digest.strip().lower() not in there:
            yield Fault("", 0, digest, _("No seal has this digest, which was noted."))


def _seal(line: bytes) -> Seal:
    told = json.loads(line)
    return Seal.read(told["data"], bytes.fromhex(told["marks"]), b64decode(told["signature"]))


def _events(package: zipfile.ZipFile, name: str) -> list[Entry]:
    return [_event(json.loads(line)) for line in package.open(name)]


def _event(facts: dict) -> Entry:
    return Entry(**{**facts, "key": int(facts["key"], 16)})


def _reader(events: list[Entry]):
    """Events may stand in any order in a file that somebody has changed."""
    ordered = sorted(events, key=lambda entry: entry.key)
    keys = [entry.key for entry in ordered]

    def between(since: int, until: int) -> list[Entry]:
        return ordered[bisect_right(keys, since) : bisect_right(keys, until)]

    return between
