"""Reading a CMS signature of ours: strictly, and nothing that we would not have written."""

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from jingwei.core.signing import algorithms
from jingwei.core.signing import cms
from jingwei.core.signing import der
from jingwei.core.signing.algorithms import Algorithm
from jingwei.core.signing.timestamps import INTERNAL_CLOCK
from typing import NamedTuple

import datetime
import hashlib


# What reading of bytes that somebody has changed comes to.
UNREADABLE = (
    *(ValueError, LookupError, TypeError, StopIteration),
    *(x509.InvalidVersion, x509.ExtensionNotFound, x509.DuplicateExtension),
    UnsupportedAlgorithm,
)

# Tags of the certificates in a SignedData, and of the unsigned attributes of a signer.
CERTIFICATES, UNSIGNED = 0xA0, 0xA1


class Broken(ValueError):
    """The bytes are no signature of ours, or it does not fit what it should be over."""


class Signed(NamedTuple):
    """A signature that fits its content; whom to trust is not asked here.

    `certificate`: of the signer; `value`: of the signature itself; `token`: DER, b"" if there is
    none; `content`: what is embedded, b"" if it is detached; `beside`: the other certificates that
    are embedded, DER.
    """

    certificate: x509.Certificate
    value: bytes
    token: bytes
    content: bytes
    beside: frozenset[bytes]


class Stamp(NamedTuple):
    """What a time-stamp token says."""

    moment: datetime.datetime
    certificate: x509.Certificate
    beside: frozenset[bytes]


def read(signature: bytes, data: bytes | None = None) -> Signed:
    """A signature over `data`, or over what is embedded in it.

    :raises Broken: with a word for programs, such as ``digest``; see `Broken`.
    """
    try:
        return _read(signature, data)
    except Broken:
        raise
    except UNREADABLE as error:
        raise Broken("form") from error


def read_token(token: bytes, over: bytes) -> Stamp:
    """What a token says of `over`, the bytes of a signature value.

    :raises Broken: the token is damaged, of another kind, or over other bytes.
    """
    signed = read(token)
    try:
        _version, policy, imprint, _serial, moment, *_others = der.children(signed.content)
        _algorithm, digest = der.children(imprint)
        if policy != der.object_id(INTERNAL_CLOCK):
            raise Broken("policy")
        if der.contents(digest) != hashlib.sha256(over).digest():
            raise Broken("imprint")
        written = datetime.datetime.strptime(der.contents(moment).decode(), "%Y%m%d%H%M%SZ")
    except Broken:
        raise
    except UNREADABLE as error:
        raise Broken("form") from error
    return Stamp(written.replace(tzinfo=datetime.UTC), signed.certificate, signed.beside)


def certificates_in(signature: bytes, stamp: bool = True) -> list[x509.Certificate]:
    """What certificates a signature of anybody brings along, as far as they can be read.

    :param stamp: also those of its time stamp.
    """
    found = []
    try:
        parts = der.children(der.contents(der.children(signature)[1]))
        sets = [one for one in parts if one[0] == CERTIFICATES]
        found = [x509.load_der_x509_certificate(one) for one in der.children(sets[0])]
        unsigned = der.children(der.children(parts[-1])[0])[-1]
        if stamp and unsigned[0] == UNSIGNED:
            token = attributes_of(unsigned).get(cms.TIME_STAMP_TOKEN, b"")
            found += certificates_in(token, stamp=False)
    except UNREADABLE:
        pass
    return found


def _read(signature: bytes, data: bytes | None) -> Signed:
    _kind, wrapped = der.children(signature)
    _version, _algorithms, inside, certificates, signers = der.children(der.contents(wrapped))
    (signer,) = der.children(signers)
    _one, issued, _digest, attributes, _algorithm, value, *unsigned = der.children(signer)
    certificate = _certificate(certificates, issued)
    content = _content(inside, data, _algorithm_of(certificate))
    signed = bytes((der.SET,)) + attributes[1:]
    token = attributes_of(unsigned[0]).get(cms.TIME_STAMP_TOKEN, b"") if unsigned else b""
    value = der.contents(value)
    # There is one way to write it; all else is somebody else's work.
    ours = cms.assemble(content, certificate, der.children(certificates), signed, value, token)
    if ours != signature:
        raise Broken("form")
    found = attributes_of(signed)
    if found[cms.CONTENT_TYPE] != content.kind:
        raise Broken("kind")
    if found[cms.MESSAGE_DIGEST] != der.octets(content.digest):
        raise Broken("digest")
    if found[cms.SIGNING_CERTIFICATE] != cms.certificate_id(certificate):
        raise Broken("certificate")
    if not _algorithm_of(certificate).verifies(certificate, value, signed):
        raise Broken("signature")
    beside = frozenset(der.children(certificates)) - {cms.encoded(certificate)}
    return Signed(certificate, value, token, content.embedded or b"", beside)


def _algorithm_of(certificate: x509.Certificate) -> Algorithm:
    try:
        return algorithms.of(certificate)
    except LookupError:
        raise Broken("algorithm") from None


def _content(inside: bytes, data: bytes | None, algorithm: Algorithm) -> cms.Content:
    """What the signature should be over: `data`, or what is embedded."""
    kind, *embedded = der.children(inside)
    if data is not None:
        return cms.detached(data, algorithm)
    whole = der.contents(der.contents(embedded[0])) if embedded else b""
    return cms.Content(algorithm.digest(whole), kind, whole)


def _certificate(certificates: bytes, issued: bytes) -> x509.Certificate:
    """The signer's, among those that are embedded."""
    for encoded in der.children(certificates):
        found = x509.load_der_x509_certificate(encoded)
        if cms.issuer_and_serial(found) == issued:
            return found
    raise Broken("certificate")


def attributes_of(encoded: bytes) -> dict[bytes, bytes]:
    """Kind -> its only value, of a set of attributes; none twice.

    :raises Broken, Malformed:
    """
    found: dict[bytes, bytes] = {}
    for one in der.children(encoded):
        kind, values = der.children(one)
        (value,) = der.children(values)
        if kind in found:
            raise Broken("form")
        found[kind] = value
    return found
