"""What is handed out for others to check signatures with: signed records, and certificates."""

from collections.abc import Iterator
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from jingwei.core.opinions import api as opinions
from jingwei.core.signing import folder
from jingwei.core.signing.content import register
from jingwei.core.signing.package import DATA
from jingwei.core.signing.package import record_name
from jingwei.core.signing.package import SIGNATURE
from jingwei.core.signing.signed import certificates_in
from plone.uuid.interfaces import IUUID
from typing import NamedTuple


class SignedFile(NamedTuple):
    """A file about the opinion `row`: ``opinion-01.json``, the canonical bytes that were signed, or
    ``opinion-01.p7s``, the detached signature over them (CMS, DER).
    """

    name: str
    data: bytes
    kind: str
    row: opinions.Opinion


def signed_files(record) -> Iterator[SignedFile]:
    """Yield what proves the opinions of `record`, oldest first."""
    uid = IUUID(record)
    for position, row in enumerate(opinions.rows(record), 1):
        name, data = record_name(position), opinions.signed_bytes(row, uid)
        yield SignedFile(name + DATA, data, "application/json", row)
        if row.signature:
            yield SignedFile(name + SIGNATURE, row.signature, "application/pkcs7-signature", row)


def authority_files() -> dict[str, bytes]:
    """``root.pem``, ``issuing.pem`` with all issuing certificates, and the lists of the root,
    ``revoked-root.crl``, and of each issuing key, ``revoked-1.crl`` and so on (DER): what the
    organ's own signatures are checked with.
    """
    keys = folder.keys()
    return {
        "root.pem": keys.root.public_bytes(Encoding.PEM),
        "issuing.pem": b"".join(one.public_bytes(Encoding.PEM) for one in keys.issuers),
        f"revoked-{folder.ROOT}.crl": keys.root_list.public_bytes(Encoding.DER),
        **{f"revoked-{number}.crl": der for number, der in register().published.items()},
    }


def root_fingerprint() -> str:
    """SHA-256 of the root certificate, hexadecimal with colons: by it people know the authority."""
    return folder.keys().root.fingerprint(hashes.SHA256()).hex(":").upper()


def certificate_files(record) -> dict[str, bytes]:
    """PEM files: certificates of the authority, of the organ and of whoever signed an opinion of
    `record`, lists of what was revoked, and all that ``openssl`` should know in one, `trust.pem`.
    """
    keys = folder.keys()
    files = {
        file.name: file.read_bytes() for file in sorted((folder.path() / "public").glob("*.pem"))
    }
    for row in opinions.rows(record):
        for one in certificates_in(row.signature):
            if one not in keys.issuers:
                files[f"person-{one.serial_number:x}.pem"] = one.public_bytes(Encoding.PEM)
    lists = {"root.crl": keys.root_list}
    for number, der in register().published.items():
        lists[f"issuing-{number}.crl"] = x509.load_der_x509_crl(der)
    files |= {name: one.public_bytes(Encoding.PEM) for name, one in lists.items()}
    trusted = ("root.pem", *lists)
    return {**files, "trust.pem": b"".join(files[name] for name in trusted)}
