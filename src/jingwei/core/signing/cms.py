"""CMS signatures of one signer (RFC 5652), as CAdES wants them (ETSI EN 319 122).

Detached: what is signed stands beside the signature. The signing certificate is bound in
(signing-certificate-v2, RFC 5035), and all certificates up to the root are embedded, since standard
tools do not find an issuing certificate that is only beside the signature.
"""

from collections.abc import Iterable
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import Encoding
from jingwei.core.signing import algorithms
from jingwei.core.signing import der
from jingwei.core.signing.algorithms import Algorithm
from jingwei.core.signing.algorithms import DEFAULT
from typing import Any
from typing import NamedTuple

import datetime
import hashlib


SHA256 = DEFAULT.digest_id
DATA = der.object_id("1.2.840.113549.1.7.1")
SIGNED_DATA = der.object_id("1.2.840.113549.1.7.2")
CONTENT_TYPE = der.object_id("1.2.840.113549.1.9.3")
MESSAGE_DIGEST = der.object_id("1.2.840.113549.1.9.4")
SIGNING_TIME = der.object_id("1.2.840.113549.1.9.5")
ALGORITHM_PROTECTION = der.object_id("1.2.840.113549.1.9.52")
SIGNING_CERTIFICATE = der.object_id("1.2.840.113549.1.9.16.2.47")
TIME_STAMP_TOKEN = der.object_id("1.2.840.113549.1.9.16.2.14")


class Key(NamedTuple):
    """What signs: a private key of one of the `algorithms`, its certificate, and those of its
    issuers except the root.
    """

    private: Any
    certificate: x509.Certificate
    issuers: tuple[x509.Certificate, ...] = ()

    @property
    def until(self) -> datetime.datetime:
        """Until when what it signs counts: its certificate and all above it are good."""
        return min(one.not_valid_after_utc for one in (self.certificate, *self.issuers))


class Content(NamedTuple):
    """What is signed: its digest, its type, and its bytes if they are embedded."""

    digest: bytes
    kind: bytes = DATA
    embedded: bytes | None = None


def detached(data: bytes, algorithm: Algorithm = DEFAULT) -> Content:
    """`data` as content that stands beside the signature of a key of `algorithm`."""
    return Content(algorithm.digest(data))


def sign(
    content: Content,
    key: Key,
    moment: datetime.datetime | None = None,
    attributes: Iterable[bytes] = (),
    clock_service=None,
) -> bytes:
    """DER of a ContentInfo with the signature of `key` over `content`.

    :param moment: the time that the signer states; None where the format has another place for it.
    :param attributes: further signed attributes, see `attribute`.
    :param clock_service: has `token(digest) -> bytes`, whose token over the signature goes in.
    :raises cryptography.exceptions.InvalidSignature: if key and certificate do not belong together.
    """
    algorithm = algorithms.of(key.certificate)
    protected = der.sequence(algorithm.digest_id, der.retagged(1, algorithm.signature_id))
    attributes = [
        attribute(CONTENT_TYPE, content.kind),
        attribute(MESSAGE_DIGEST, der.octets(content.digest)),
        attribute(SIGNING_CERTIFICATE, certificate_id(key.certificate)),
        attribute(ALGORITHM_PROTECTION, protected),
        *attributes,
    ]
    if moment is not None:
        attributes.append(attribute(SIGNING_TIME, der.utc_time(moment)))
    signed = der.set_of(*attributes)
    signature = algorithm.sign(key.private, signed)
    if not algorithm.verifies(key.certificate, signature, signed):
        raise InvalidSignature
    token = b""
    if clock_service is not None:
        token = clock_service.token(hashlib.sha256(signature).digest())
    certificates = (encoded(one) for one in (key.certificate, *key.issuers))
    return assemble(content, key.certificate, certificates, signed, signature, token)


def assemble(
    content: Content,
    certificate: x509.Certificate,
    certificates: Iterable[bytes],
    signed: bytes,
    signature: bytes,
    token: bytes,
) -> bytes:
    """The ContentInfo of finished parts: one form and no other.

    :param certificates: DER of those that are embedded.
    :param signed: SET OF the signed attributes; `token`: b"" for none.
    """
    algorithm = algorithms.of(certificate)
    inside = [content.kind]
    if content.embedded is not None:
        inside.append(der.tagged(0, der.octets(content.embedded)))
    unsigned = [der.tagged(1, attribute(TIME_STAMP_TOKEN, token))] if token else []
    signer = der.sequence(
        der.integer(1),
        issuer_and_serial(certificate),
        algorithm.digest_id,
        der.retagged(0, signed),
        algorithm.signature_id,
        der.octets(signature),
        *unsigned,
    )
    whole = der.sequence(
        der.integer(1 if content.kind == DATA else 3),
        der.set_of(algorithm.digest_id),
        der.sequence(*inside),
        der.tagged(0, *sorted(set(certificates))),
        der.set_of(signer),
    )
    return der.sequence(SIGNED_DATA, der.tagged(0, whole))


def attribute(kind: bytes, *values: bytes) -> bytes:
    """An attribute of the object identifier `kind`."""
    return der.sequence(kind, der.set_of(*values))


def encoded(certificate: x509.Certificate) -> bytes:
    """The certificate as it was issued."""
    return certificate.public_bytes(Encoding.DER)


def name(certificate: x509.Certificate) -> bytes:
    """The subject as it stands in the certificate; to encode it anew could change it."""
    return _fields(certificate)[5]


def certificate_id(certificate: x509.Certificate) -> bytes:
    """SigningCertificateV2 with one ESSCertIDv2; SHA-256 is the default and left out (RFC 5035)."""
    _version, serial, _algorithm, issuer, *_others = _fields(certificate)
    digest = der.octets(hashlib.sha256(encoded(certificate)).digest())
    issued = der.sequence(der.sequence(der.tagged(4, issuer)), serial)
    return der.sequence(der.sequence(der.sequence(digest, issued)))


def issuer_and_serial(certificate: x509.Certificate) -> bytes:
    """IssuerAndSerialNumber, by which a signature names its certificate."""
    _version, serial, _algorithm, issuer, *_others = _fields(certificate)
    return der.sequence(issuer, serial)


def _fields(certificate: x509.Certificate) -> list[bytes]:
    """Version, serial number, algorithm, issuer, validity, subject ... as they were issued."""
    return der.children(certificate.tbs_certificate_bytes)
