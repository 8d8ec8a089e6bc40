"""The two ways in which people sign: P-256 with SHA-256, and SM2 with SM3 (GB/T 32918, GB/T 32905).

SM2 is computed by a library in software. It is not certified by the cryptography administration,
takes some 10 ms for a signature, and its running time depends on the key: pages say so. Outside
tools check such a signature (``openssl pkeyutl``), but know no CMS with it.
"""

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization import load_der_private_key
from cryptography.hazmat.primitives.serialization import NoEncryption
from cryptography.hazmat.primitives.serialization import PrivateFormat
from cryptography.hazmat.primitives.serialization import PublicFormat
from gmalg.errors import GMError
from jingwei.core.signing import der
from typing import NamedTuple
from typing import Protocol

import gmalg
import hashlib


EC_KEY = der.object_id("1.2.840.10045.2.1")
SM2_CURVE = der.object_id("1.2.156.10197.1.301")
# Whose identity is hashed in where nobody says otherwise (GB/T 35276).
NOBODY = b"1234567812345678"
WIDTH = 32
# How a point begins of which both coordinates follow.
UNCOMPRESSED = 4


class Algorithm(Protocol):
    """How keys of one kind sign; `digest_id` and `signature_id`: AlgorithmIdentifier, DER."""

    name: str
    digest_id: bytes
    signature_id: bytes

    def new(self):
        """A fresh private key."""

    def digest(self, data: bytes) -> bytes:
        """The digest that is signed."""

    def sign(self, private, data: bytes) -> bytes:
        """DER of the signature over `data`."""

    def verifies(self, certificate: x509.Certificate, value: bytes, data: bytes) -> bool:
        """Is `value` the signature over `data` of the key of `certificate`?"""

    def public(self, private) -> bytes:
        """SubjectPublicKeyInfo, DER."""

    def stored(self, private) -> bytes:
        """The private key as PKCS #8, DER."""

    def restored(self, stored: bytes):
        """The private key that was stored."""


class P256:
    """ECDSA over P-256 with SHA-256."""

    name = "p256"
    digest_id = der.sequence(der.object_id("2.16.840.1.101.3.4.2.1"))
    signature_id = der.sequence(der.object_id("1.2.840.10045.4.3.2"))
    key_id = der.sequence(EC_KEY, der.object_id("1.2.840.10045.3.1.7"))

    def new(self) -> ec.EllipticCurvePrivateKey:
        """See `Algorithm`."""
        return ec.generate_private_key(ec.SECP256R1())

    def digest(self, data: bytes) -> bytes:
        """See `Algorithm`."""
        return hashlib.sha256(data).digest()

    def sign(self, private: ec.EllipticCurvePrivateKey, data: bytes) -> bytes:
        """See `Algorithm`."""
        return private.sign(data, ec.ECDSA(hashes.SHA256()))

    def verifies(self, certificate: x509.Certificate, value: bytes, data: bytes) -> bool:
        """See `Algorithm`."""
        try:
            certificate.public_key().verify(value, data, ec.ECDSA(hashes.SHA256()))
        except InvalidSignature:
            return False
        return True

    def public(self, private: ec.EllipticCurvePrivateKey) -> bytes:
        """See `Algorithm`."""
        return private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    def stored(self, private: ec.EllipticCurvePrivateKey) -> bytes:
        """See `Algorithm`."""
        return private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())

    def restored(self, stored: bytes) -> ec.EllipticCurvePrivateKey:
        """See `Algorithm`."""
        return load_der_private_key(stored, None)


class SM2Key(NamedTuple):
    """A private key: 32 secret bytes, and the point that belongs to it, uncompressed."""

    secret: bytes
    point: bytes


class SM2:
    """SM2 with SM3."""

    name = "sm2"
    digest_id = der.sequence(der.object_id("1.2.156.10197.1.401"))
    signature_id = der.sequence(der.object_id("1.2.156.10197.1.501"))
    key_id = der.sequence(EC_KEY, SM2_CURVE)

    def new(self) -> SM2Key:
        """See `Algorithm`."""
        return SM2Key(*gmalg.SM2().generate_keypair())

    def digest(self, data: bytes) -> bytes:
        """See `Algorithm`."""
        whole = hashes.Hash(hashes.SM3())
        whole.update(data)
        return whole.finalize()

    def sign(self, private: SM2Key, data: bytes) -> bytes:
        """See `Algorithm`."""
        parts = gmalg.SM2(private.secret, NOBODY, private.point).sign(data)
        return der.sequence(*(der.integer(int.from_bytes(part, "big")) for part in parts))

    def verifies(self, certificate: x509.Certificate, value: bytes, data: bytes) -> bool:
        """See `Algorithm`."""
        parts = [int.from_bytes(der.contents(part), "big") for part in der.children(value)]
        if len(parts) != 2 or max(parts).bit_length() > 8 * WIDTH:
            return False
        point = der.contents(der.children(key_info(certificate))[1])[1:]
        if len(point) != 1 + 2 * WIDTH or point[0] != UNCOMPRESSED:
            return False
        first, second = (part.to_bytes(WIDTH, "big") for part in parts)
        try:
            return gmalg.SM2(uid=NOBODY, pk=point).verify(data, first, second)
        except GMError:
            # No point of the curve: nobody has a key to it.
            return False

    def public(self, private: SM2Key) -> bytes:
        """See `Algorithm`."""
        return der.sequence(self.key_id, der.bits(private.point))

    def stored(self, private: SM2Key) -> bytes:
        """See `Algorithm`; the inside as RFC 5915 has it."""
        point = der.tagged(1, der.bits(private.point))
        inside = der.sequence(der.integer(1), der.octets(private.secret), point)
        return der.sequence(der.integer(0), self.key_id, der.octets(inside))

    def restored(self, stored: bytes) -> SM2Key:
        """See `Algorithm`."""
        inside = der.contents(der.children(stored)[2])
        _version, secret, point = der.children(inside)
        return SM2Key(der.contents(secret), der.contents(der.contents(point))[1:])


ALGORITHMS: dict[str, Algorithm] = {one.name: one for one in (P256(), SM2())}
DEFAULT = ALGORITHMS["p256"]


def of(certificate: x509.Certificate) -> Algorithm:
    """How the key of a certificate signs.

    :raises LookupError: it is a key of another kind.
    """
    return _of_key(der.children(key_info(certificate))[0])


def restored(stored: bytes):
    """The private key that `stored` (PKCS #8, DER) is, of whichever kind."""
    return _of_key(der.children(stored)[1]).restored(stored)


def key_info(certificate: x509.Certificate) -> bytes:
    """SubjectPublicKeyInfo as it stands in the certificate."""
    return der.children(certificate.tbs_certificate_bytes)[6]


def _of_key(key_id: bytes) -> Algorithm:
    for one in ALGORITHMS.values():
        if one.key_id == key_id:
            return one
    raise LookupError("The key is of another kind.")
