"""Making the authority's keys, and renewing them. Needs no database.

Keys and numbered certificates are written once and never over: a key that is lost is worse than
one too many. The root's certificate and its list are replaced. Each file appears whole or not at
all, so whatever was interrupted is simply called again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from cryptography import x509
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.hazmat.primitives.serialization import NoEncryption
from cryptography.hazmat.primitives.serialization import PrivateFormat
from jingwei.core import clock
from jingwei.core.disk import sync
from jingwei.core.signing import certificates
from jingwei.core.signing import folder as keys
from jingwei.core.signing.cms import Key
from pathlib import Path

import datetime
import fcntl
import json
import os
import secrets
import shutil


ROOT_KEY, ROOT = "root/root.key", "public/root.pem"
PARTS = ("root", "server", "public")
ROOT_LIST = "public/root.crl"
UNFINISHED = ".new"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other commands from the keys in `folder` within the block.

    :raises BlockingIOError: another one is at work.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise BlockingIOError(f"Another command is at work in {folder}; call again.") from None
    try:
        yield
    finally:
        os.close(descriptor)


def hold(
    folder: Path,
    organ: str,
    list_address: str,
    passphrase: bytes = b"",
    unsigned_before: datetime.datetime | None = None,
) -> None:
    """Make all keys of a new authority of `organ` in `folder`, which must not exist.

    An interrupted ceremony leaves no folder that looks like a whole one, and the next begins anew.

    :param list_address: where the revocation list will be found; stands in each certificate.
    :param passphrase: opens the root's key; without one it lies open.
    :param unsigned_before: of a site whose older opinions have no signatures: since when all have.
        It is kept here, where nobody who writes into the database can change it.
    """
    if folder.exists():
        raise FileExistsError(f"There are keys in {folder} already.")
    building = folder.with_name(f"{folder.name}{UNFINISHED}")
    shutil.rmtree(building, ignore_errors=True)
    for part in PARTS:
        (building / part).mkdir(mode=0o700, parents=True)
    root = certificates.root(organ)
    write(building / ROOT_KEY, _sealed(root, passphrase))
    write(building / ROOT, _pem(root.certificate), 0o644)
    facts = {"organ": organ, "list_address": list_address}
    if unsigned_before is not None:
        facts["unsigned_before"] = unsigned_before.isoformat()
    write(building / "public" / keys.FACTS, json.dumps(facts, ensure_ascii=False).encode(), 0o644)
    renew_list(building, root)
    renew_issuing(building, root)
    for kind in (keys.ORGAN, keys.CLOCK, keys.SERVER):
        renew(building, kind)
    building.rename(folder)
    sync(folder.parent)


def open_root(folder: Path, passphrase: bytes = b"") -> Key:
    """The root's key.

    :raises ValueError, TypeError: if the passphrase does not open it.
    """
    private = load_pem_private_key((folder / ROOT_KEY).read_bytes(), passphrase or None)
    return Key(private, x509.load_pem_x509_certificate((folder / ROOT).read_bytes()))


def renew_root(folder: Path, root: Key) -> None:
    """Give the root's key a certificate that ends later; the older one is kept beside it.

    Then issuing certificates can be renewed that last longer than the older one would have.
    """
    file = folder / ROOT
    kept = file.with_name(f"root-{root.certificate.serial_number:x}.pem")
    if not kept.exists():
        write(kept, file.read_bytes(), 0o644)
    _beside(file, _pem(certificates.root_again(root).certificate), 0o644).replace(file)
    sync(file.parent)


def renew_issuing(folder: Path, root: Key) -> int:
    """Make the next issuing key under `root`; return its number."""
    facts = _facts(folder)
    number = _unused(folder, keys.ISSUING)
    address = certificates.listed_at(facts["list_address"], keys.ROOT)
    key = certificates.issuing(facts["organ"], root, number, address)
    _keep(folder, f"{keys.ISSUING}-{number}", key)
    return number


def renew(folder: Path, kind: str) -> int:
    """Make the next key of the organ, of the clock or of the server; return its number."""
    facts = _facts(folder)
    number = _unused(folder, kind)
    name = f"{kind}-{number}"
    if kind == keys.SERVER:
        write(folder / "server" / f"{name}.key", secrets.token_bytes(32))
        return number
    make = {keys.ORGAN: certificates.organ_key, keys.CLOCK: certificates.clock_key}[kind]
    address = certificates.listed_at(facts["list_address"], keys.newest(folder, keys.ISSUING))
    _keep(folder, name, make(facts["organ"], keys.issuing(folder), address))
    return number


def revoke(folder: Path, kind: str, number: int) -> None:
    """Give a key of the organ or of its clock up: what is stamped with a later time counts for
    nothing. Whoever has a clock's key can stamp an earlier one.

    If it is the one in use, the next one is made first.

    :raises FileNotFoundError, FileExistsError: there is no such key, or it was given up before.
    """
    certificate = _held(folder, kind, number)
    if number == keys.newest(folder, kind):
        renew(folder, kind)
    _note(certificate)


def revoke_issuing(folder: Path, number: int, root: Key) -> None:
    """Give an issuing key up: what is stamped with a later time and is below it counts for nothing.

    Keys in its place, and in that of what it issued for the organ and its clock, are made first.
    People renew theirs.

    :raises FileNotFoundError, FileExistsError: there is no such key, or it was given up before.
    """
    file = _held(folder, keys.ISSUING, number)
    certificate = x509.load_pem_x509_certificate(file.read_bytes())
    listed = x509.load_pem_x509_crl((folder / ROOT_LIST).read_bytes())
    if listed.get_revoked_certificate_by_serial_number(certificate.serial_number):
        raise FileExistsError(f"{file.stem} was given up before; it exists on the root's list.")
    if number == keys.newest(folder, keys.ISSUING):
        renew_issuing(folder, root)
    for kind in (keys.ORGAN, keys.CLOCK):
        newest = _held(folder, kind, keys.newest(folder, kind))
        if x509.load_pem_x509_certificate(newest.read_bytes()).issuer == certificate.subject:
            renew(folder, kind)
    # It may have been noted, and interrupted then.
    if not file.with_suffix(keys.REVOKED).exists():
        _note(file)
    renew_list(folder, root)


def _held(folder: Path, kind: str, number: int) -> Path:
    """The certificate of a key.

    :raises FileNotFoundError: there is no such key.
    """
    file = folder / "public" / f"{kind}-{number}.pem"
    if not file.exists():
        raise FileNotFoundError(f"There is no key {file.stem} in {folder}.")
    return file


def _note(certificate: Path) -> None:
    """Note beside a certificate since when it is given up.

    :raises FileExistsError: it was before.
    """
    noted = certificate.with_suffix(keys.REVOKED)
    if noted.exists():
        raise FileExistsError(f"{certificate.stem} was given up before: {noted} exists.")
    moment = clock.now().astimezone(datetime.UTC).replace(microsecond=0)
    write(noted, moment.isoformat().encode(), 0o644)


def renew_list(folder: Path, root: Key) -> None:
    """Write the root's revocation list anew, with the issuing keys that were given up."""
    file = folder / ROOT_LIST
    number = 1
    if file.exists():
        old = x509.load_pem_x509_crl(file.read_bytes())
        number += old.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number
    lost = keys.given_up(folder, keys.ISSUING)
    fresh = certificates.revocation_list(root, number, lost, certificates.ROOT_LIST_DAYS)
    _beside(file, _pem(fresh), 0o644).replace(file)
    sync(file.parent)


def write(file: Path, data: bytes, mode: int = 0o600) -> None:
    """Write a new file to the disk; it is readable for its owner alone unless `mode` says more.

    :raises FileExistsError: rather than to write over one.
    """
    beside = _beside(file, data, mode)
    try:
        os.link(beside, file)
    finally:
        beside.unlink()
    sync(file.parent)


def _beside(file: Path, data: bytes, mode: int) -> Path:
    """What is to become `file`, whole and on the disk under a name that nobody looks for."""
    beside = file.with_name(f"{file.name}{UNFINISHED}")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(descriptor)
    return beside


def _unused(folder: Path, kind: str) -> int:
    """The next number of a kind, above all that an interrupted renewal left behind."""
    for left in folder.glob(f"*/{kind}-*{UNFINISHED}"):
        left.unlink()
    names = [one.stem for part in ("server", "public") for one in (folder / part).glob(f"{kind}-*")]
    return max((int(name.rpartition("-")[2]) for name in names), default=0) + 1


def _keep(folder: Path, name: str, key: Key) -> None:
    # The certificate first: a key without one would be taken for the newest and be of no use.
    write(folder / "public" / f"{name}.pem", _pem(key.certificate), 0o644)
    write(folder / "server" / f"{name}.key", _sealed(key))


def _sealed(key: Key, passphrase: bytes = b"") -> bytes:
    sealing = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
    return key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, sealing)


def _pem(what) -> bytes:
    return what.public_bytes(Encoding.PEM)


def _facts(folder: Path) -> dict:
    return json.loads((folder / "public" / keys.FACTS).read_text(encoding="utf-8"))
