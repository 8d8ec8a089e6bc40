"""The keys that lie outside the database, and the certificates beside them.

::

    keys/root/      the root's key: needed for renewals alone, may lie on a disk that is put away
    keys/server/    keys of the issuing authority, of the organ and of the clock service, and the
                    server's part of the wrapping of people's keys
    keys/public/    certificates, and the root's revocation list

A renewed key has the next number; the highest is used, the others are kept: what they signed and
wrapped stays readable. The folder is ``$JINGWEI_KEYS``, by default ``keys`` beside the folder of
the database, which is copied and put away as a whole.
"""

from App.config import getConfiguration
from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from functools import lru_cache
from jingwei.core.signing import exc
from jingwei.core.signing.certificates import listed_at
from jingwei.core.signing.certificates import Revoked
from jingwei.core.signing.cms import Key
from jingwei.core.signing.timestamps import ClockService
from jingwei.core.signing.wrapping import ServerKey
from pathlib import Path
from typing import NamedTuple

import datetime
import json
import os


FACTS = "authority.json"
ROOT, ISSUING, ORGAN, CLOCK, SERVER = "root", "issuing", "organ", "clock", "server"
# Certificates of authorities of outside clocks, put there by hand: outside-1.pem and so on.
OUTSIDE = "outside"
REVOKED = ".revoked"


class Keys(NamedTuple):
    """What the server signs and wraps with.

    `name`: of the organ, as certificates say it; `list_address`: where the revocation list
    of the issuing key in use is; `issuing_keys`: all by number, each signs its own list;
    `server`: the newest, `servers`: all by number; `organs`: certificates of all keys of the organ
    there ever were, which alone may seal papers; `clocks`: authorities of outside clock services;
    `revoked`: issuing keys, and keys of the organ and of its clock, that were given up;
    `unsigned_before`: see `ceremony.hold`.
    """

    name: str
    list_address: str
    issuing_keys: dict[int, Key]
    root: x509.Certificate
    root_list: x509.CertificateRevocationList
    issuing: Key
    organ: Key
    clock: ClockService
    server: ServerKey
    servers: dict[int, ServerKey]
    issuers: tuple[x509.Certificate, ...]
    organs: tuple[x509.Certificate, ...]
    clocks: tuple[x509.Certificate, ...]
    revoked: tuple[Revoked, ...]
    unsigned_before: datetime.datetime | None


def path() -> Path:
    """Where the keys lie."""
    named = os.environ.get("JINGWEI_KEYS")
    if named:
        return Path(named)
    folder = os.environ.get("JINGWEI_VAR") or getConfiguration().clienthome
    return Path(folder).parent / "keys"


def keys() -> Keys:
    """The keys of this server.

    :raises KeysMissing: if they cannot be read here.
    """
    folder = path()
    try:
        stamp = (folder / "server").stat().st_mtime_ns, (folder / "public").stat().st_mtime_ns
        return _read(folder, stamp)
    except (OSError, ValueError, KeyError) as error:
        raise exc.KeysMissing from error


def newest(folder: Path, kind: str) -> int:
    """Number of the newest key of a kind; 0 if there is none."""
    return max(_numbers(folder, kind), default=0)


def issuing(folder: Path) -> Key:
    """The issuing key that is used."""
    return _key(folder, ISSUING, ())


def given_up(folder: Path, kind: str = "*") -> tuple[Revoked, ...]:
    """The keys of a kind, or all, that were given up."""
    return tuple(map(_revoked, sorted((folder / "public").glob(f"{kind}-*{REVOKED}"))))


@lru_cache(maxsize=2)
def _read(folder: Path, _stamp) -> Keys:
    public, server = folder / "public", folder / "server"
    facts = json.loads((public / FACTS).read_text(encoding="utf-8"))
    issuers = _certificates(folder, ISSUING)
    servers = {
        number: ServerKey(number, (server / f"{SERVER}-{number}.key").read_bytes())
        for number in _numbers(folder, SERVER)
    }
    return Keys(
        name=facts["organ"],
        list_address=listed_at(facts["list_address"], newest(folder, ISSUING)),
        issuing_keys={
            number: _key(folder, ISSUING, (), number)
            for number in sorted(_numbers(folder, ISSUING))
        },
        root=x509.load_pem_x509_certificate((public / "root.pem").read_bytes()),
        root_list=x509.load_pem_x509_crl((public / "root.crl").read_bytes()),
        issuing=issuing(folder),
        organ=_key(folder, ORGAN, issuers),
        clock=ClockService(_key(folder, CLOCK, issuers)),
        server=servers[max(servers)],
        servers=servers,
        issuers=issuers,
        organs=_certificates(folder, ORGAN),
        clocks=_certificates(folder, OUTSIDE),
        revoked=given_up(folder),
        unsigned_before=_moment(facts.get("unsigned_before")),
    )


def _key(folder: Path, kind: str, issuers: tuple, number: int = 0) -> Key:
    """The key of a `number`, the newest if none is given."""
    name = f"{kind}-{number or newest(folder, kind)}"
    private = load_pem_private_key((folder / "server" / f"{name}.key").read_bytes(), None)
    certificate = x509.load_pem_x509_certificate((folder / "public" / f"{name}.pem").read_bytes())
    # A key that is older than the issuing key of now has its certificate of the one before.
    above = tuple(one for one in issuers if one.subject == certificate.issuer)
    return Key(private, certificate, above)


def _revoked(file: Path) -> Revoked:
    """A key that was given up: its file, beside the certificate, says since when."""
    moment = datetime.datetime.fromisoformat(file.read_text(encoding="ascii"))
    certificate = x509.load_pem_x509_certificate(file.with_suffix(".pem").read_bytes())
    reason = x509.ReasonFlags.key_compromise
    return Revoked(certificate.serial_number, moment, reason, certificate.issuer)


def _moment(told: str | None) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(told) if told else None


def _certificates(folder: Path, kind: str) -> tuple[x509.Certificate, ...]:
    return tuple(
        x509.load_pem_x509_certificate(file.read_bytes())
        for file in sorted((folder / "public").glob(f"{kind}-*.pem"))
    )


def _numbers(folder: Path, kind: str) -> list[int]:
    return [int(file.stem.rpartition("-")[2]) for file in (folder / "server").glob(f"{kind}-*.key")]
