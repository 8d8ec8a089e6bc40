"""Checking a file of the sealed audit without the site."""

from base64 import b64decode
from bisect import bisect_right
from cryptography import x509
from jingwei.core.audit.api import Entry
from jingwei.core.seals.checking import Fault
from jingwei.core.seals.checking import judged
from jingwei.core.seals.seal import Seal
from jingwei.core.signing.api import Trust
from pathlib import Path
from typing import NamedTuple

import json
import zipfile


class Report(NamedTuple):
    """What a file holds, and what is wrong with it."""

    seals: int
    events: int
    faults: list[Fault]


def check(file: Path, root: Path) -> Report:
    """Check a file that the auditor took away, trusting the certificate `root` (PEM).

    :raises OSError, ValueError, KeyError: it is no such file.
    """
    with zipfile.ZipFile(file) as package:
        trust = _trust(package, root)
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
    found = [fault for _one, wrong in judged(chains.values(), readers, trust) for fault in wrong]
    return Report(len(kept), sum(map(len, events.values())), found)


def _trust(package: zipfile.ZipFile, root: Path) -> Trust:
    issuers = x509.load_pem_x509_certificates(package.read("issuing.pem"))
    lists = [name for name in package.namelist() if name.endswith(".crl")]
    revoked = {
        line.serial_number: line.revocation_date_utc
        for name in lists
        for line in x509.load_der_x509_crl(package.read(name))
    }
    return Trust(x509.load_pem_x509_certificate(root.read_bytes()), tuple(issuers), revoked)


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
