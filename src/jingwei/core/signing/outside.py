"""Time stamps of an outside clock service (RFC 3161), where the office has chosen one.

Others write their tokens in ways of their own, so these are read with more patience than ours; whom
to trust is said by certificates that the office has put beside its own.
"""

from collections.abc import Callable
from concurrent.futures import Future
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID
from functools import partial
from jingwei.core.signing import cms
from jingwei.core.signing import der
from jingwei.core.signing import exc
from jingwei.core.signing.signed import attributes_of
from jingwei.core.signing.signed import Broken
from jingwei.core.signing.signed import UNREADABLE
from jingwei.core.signing.timestamps import TOKEN_INFO
from typing import NamedTuple

import datetime
import hashlib
import requests
import secrets
import threading
import time


# Seconds for the next byte, and for the whole answer.
TIMEOUT, WHOLE = 10, 30
# Bytes of an answer: a token with all its certificates is a few kilobytes. Papers keep room for it.
MOST, PART = 16 * 1024, 256
GRANTED = (0, 1)
TRUE = b"\x01\x01\xff"
QUERY, REPLY = "application/timestamp-query", "application/timestamp-reply"
HASHES = {
    der.object_id(f"2.16.840.1.101.3.4.2.{number}"): kind
    for number, kind in ((1, hashes.SHA256), (2, hashes.SHA384), (3, hashes.SHA512))
}
STEPS = 4


class OutsideClock(NamedTuple):
    """A clock service at `address`; `trusted`: certificates of the authorities that it may have."""

    address: str
    trusted: tuple[x509.Certificate, ...]

    def token(self, digest: bytes) -> bytes:
        """DER of a token over the SHA-256 of something.

        :raises ClockMissing: no answer, a refusal, or a token that would not stand or is too large.
        """
        nonce = secrets.randbits(63)
        try:
            token = _granted(_within(WHOLE, partial(self._asked, _query(digest, nonce))))
            _read(token, digest, self.trusted)
            if _nonce(token) != nonce:
                raise Broken("nonce")
        except (requests.RequestException, TimeoutError) as error:
            raise exc.ClockMissing(self.address, type(error).__name__) from error
        except UNREADABLE as error:
            raise exc.ClockMissing(self.address, str(error)) from error
        return token

    def _asked(self, query: bytes) -> bytes:
        with requests.post(
            self.address,
            query,
            headers={"Content-Type": QUERY, "Accept": REPLY},
            timeout=TIMEOUT,
            stream=True,
        ) as answer:
            answer.raise_for_status()
            got, end = b"", time.monotonic() + WHOLE
            for part in answer.iter_content(PART):
                got += part
                if len(got) > MOST:
                    raise exc.StampTooLarge(self.address, MOST)
                if time.monotonic() > end:
                    raise TimeoutError
            return got


def read_token(
    token: bytes, over: bytes, trusted: tuple[x509.Certificate, ...]
) -> datetime.datetime:
    """The moment that a token says of `over`, the bytes of a signature value.

    :raises Broken: it is damaged, over other bytes, or not of an authority in `trusted`.
    """
    try:
        return _read(token, hashlib.sha256(over).digest(), trusted)
    except Broken:
        raise
    except UNREADABLE as error:
        raise Broken("form") from error


def _within(seconds: float, work: Callable[[], bytes]) -> bytes:
    """What `work` returns; if that takes longer, it is left to itself.

    An answer can drip so slowly that no single wait is ever too long, headers included.

    :raises TimeoutError: it takes longer.
    """
    found: Future[bytes] = Future()

    def run() -> None:
        try:
            found.set_result(work())
        except Exception as error:
            found.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return found.result(seconds)


def _query(digest: bytes, nonce: int) -> bytes:
    imprint = der.sequence(cms.SHA256, der.octets(digest))
    return der.sequence(der.integer(1), imprint, der.integer(nonce), TRUE)


def _nonce(token: bytes) -> int | None:
    """The nonce that a token repeats (RFC 3161, 2.4.2): the one INTEGER after the time."""
    found = [part for part in der.children(_info(token)[1])[5:] if part[0] == der.INTEGER]
    return int.from_bytes(der.contents(found[0]), "big") if found else None


def _info(token: bytes) -> tuple[bytes, bytes]:
    """The kind of what a token holds, and its TSTInfo."""
    _kind, wrapped = der.children(token)
    kind, embedded = der.children(der.children(der.contents(wrapped))[2])
    return kind, der.contents(der.contents(embedded))


def _granted(reply: bytes) -> bytes:
    """The token in an answer (RFC 3161, 2.4.2)."""
    status, *tokens = der.children(reply)
    code = int.from_bytes(der.contents(der.children(status)[0]), "big")
    if code not in GRANTED or not tokens:
        raise ValueError(f"status {code}")
    return tokens[0]


def _read(token: bytes, digest: bytes, trusted) -> datetime.datetime:
    _kind, wrapped = der.children(token)
    kind, info = _info(token)
    others = der.children(der.contents(wrapped))[3:]
    found = [
        x509.load_der_x509_certificate(one) for one in der.children(others[0]) if one[0] == 0x30
    ]
    (signer,) = der.children(others[-1])
    certificate = _checked(signer, kind, info, found)
    _policy, imprint, _serial, moment = der.children(info)[1:5]
    if der.contents(der.children(imprint)[1]) != digest:
        raise Broken("imprint")
    written = der.contents(moment).decode("ascii").rstrip("Z").partition(".")[0]
    stamped = datetime.datetime.strptime(written, "%Y%m%d%H%M%S").replace(tzinfo=datetime.UTC)
    if not _trusted(certificate, found, trusted, stamped):
        raise Broken("policy")
    return stamped


def _checked(signer: bytes, kind: bytes, info: bytes, found: list) -> x509.Certificate:
    """The certificate whose key has signed; what it binds is what was signed."""
    _version, issued, algorithm, signed, _method, value, *_unsigned = der.children(signer)
    attributes = attributes_of(signed)
    hashed = HASHES[der.children(algorithm)[0]]
    content = hashes.Hash(hashed())
    content.update(info)
    if kind != TOKEN_INFO or attributes[cms.CONTENT_TYPE] != TOKEN_INFO:
        raise Broken("kind")
    if der.contents(attributes[cms.MESSAGE_DIGEST]) != content.finalize():
        raise Broken("digest")
    certificate = next(one for one in found if cms.issuer_and_serial(one) == issued)
    over = bytes((der.SET,)) + signed[1:]
    _verify(certificate, der.contents(value), over, hashed())
    return certificate


def _verify(certificate, value: bytes, over: bytes, hashed) -> None:
    public = certificate.public_key()
    try:
        if isinstance(public, rsa.RSAPublicKey):
            public.verify(value, over, padding.PKCS1v15(), hashed)
        elif isinstance(public, ec.EllipticCurvePublicKey):
            public.verify(value, over, ec.ECDSA(hashed))
        else:
            raise Broken("algorithm")
    except InvalidSignature:
        raise Broken("signature") from None


def _trusted(certificate, found: list, trusted, moment: datetime.datetime) -> bool:
    """Is it a clock's, good at the moment, and issued by a trusted authority in a few steps?"""
    uses = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    if list(uses) != [ExtendedKeyUsageOID.TIME_STAMPING]:
        return False
    for _step in range(STEPS):
        if not certificate.not_valid_before_utc <= moment <= certificate.not_valid_after_utc:
            return False
        if certificate in trusted or any(_issued(certificate, one) for one in trusted):
            return True
        above = [one for one in found if one != certificate and _issued(certificate, one)]
        if not above:
            return False
        certificate = above[0]
    return False


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
        return issuer.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (InvalidSignature, *UNREADABLE):
        return False
