"""Whose signature counts, and when: certificates up to the root, and what was revoked."""

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.x509.oid import NameOID
from jingwei import _
from jingwei.core.signing import algorithms
from jingwei.core.signing import certificates
from jingwei.core.signing import cms
from jingwei.core.signing import outside
from jingwei.core.signing.signed import Broken
from jingwei.core.signing.signed import read
from jingwei.core.signing.signed import read_token
from jingwei.core.signing.signed import Signed
from typing import NamedTuple
from zope.i18nmessageid import Message

import datetime


WORDS = {
    "form": _("The signature is damaged."),
    "kind": _("The signature is of another kind."),
    "algorithm": _("The key of the certificate is of another kind."),
    "digest": _("The signature is over other words."),
    "certificate": _("The certificate beside the signature is another one."),
    "signature": _("The signature was not made with the key of its certificate."),
    "policy": _("The time stamp is not of this organ's clock service."),
    "imprint": _("The time stamp belongs to another signature."),
}


class Trust(NamedTuple):
    """What a verifier knows: the root, the issuing certificates, and revoked serial numbers with
    the moment from which they, and what is below them, count for nothing.

    `organs`: certificates of all keys of the organ, None if they are not known here; `clocks`:
    authorities of outside clocks that are trusted; `unsigned_before`: opinions that say to be
    older stand without a signature, None if there are no such.
    """

    root: x509.Certificate
    issuers: tuple[x509.Certificate, ...]
    revoked: dict[int, datetime.datetime]
    organs: tuple[x509.Certificate, ...] | None = None
    clocks: tuple[x509.Certificate, ...] = ()
    unsigned_before: datetime.datetime | None = None


class Verdict(NamedTuple):
    """`fault`: what is wrong, "" if the signature stands; `person`: whose certificate signed, as a
    user id; `moment`: of the time stamp; `serial`: number of the certificate; `algorithm`: name of
    one of the `algorithms`.
    """

    fault: Message | str
    person: str = ""
    moment: datetime.datetime | None = None
    serial: int = 0
    algorithm: str = ""


def judge(signature: bytes, data: bytes, trust: Trust, use=certificates.PERSON) -> Verdict:
    """Does the signature over `data` of a person, or of the organ (`certificates.ORGAN`), stand?

    It does if it was made while its certificate was good: a certificate that was revoked, or is
    over, since then takes nothing from it. The time stamp says when that was.
    """
    try:
        signed = read(signature, data)
    except Broken as broken:
        return Verdict(WORDS[broken.args[0]])
    kind = algorithms.of(signed.certificate).name
    about = _person(signed.certificate), None, signed.certificate.serial_number, kind
    if not signed.token:
        return Verdict(_("The signature has no time stamp."), *about)
    try:
        stamped = moment(signed, trust)
    except Broken as broken:
        return Verdict(WORDS[broken.args[0]], *about)
    about = about[0], stamped, *about[2:]
    if signed.beside <= {cms.encoded(one) for one in trust.issuers}:
        fault = untrusted(signed.certificate, use, stamped, trust)
    else:
        fault = _("The certificate is not of this organ's authority.")
    return Verdict(fault, *about)


def moment(signed: Signed, trust: Trust) -> datetime.datetime:
    """When a signature was made, as its time stamp says.

    :raises Broken: the stamp is damaged, of another signature, or of a clock nobody trusts.
    """
    try:
        stamp = read_token(signed.token, signed.value)
    except Broken:
        if not trust.clocks:
            raise
        return outside.read_token(signed.token, signed.value, trust.clocks)
    known = {cms.encoded(one) for one in trust.issuers}
    if not stamp.beside <= known or untrusted(
        stamp.certificate, certificates.CLOCK, stamp.moment, trust
    ):
        raise Broken("policy")
    return stamp.moment


def is_ours(certificate: x509.Certificate, trust: Trust) -> bool:
    """Did this organ's authority issue it, for whatever use?"""
    issuer = next((one for one in trust.issuers if issued(certificate, one)), None)
    return issuer is not None and issued(issuer, trust.root)


def untrusted(
    certificate: x509.Certificate, use, moment: datetime.datetime, trust: Trust
) -> Message | str:
    """Why a certificate does not count at a moment; "" if it does."""
    issuer = next((one for one in trust.issuers if issued(certificate, one)), None)
    if issuer is None or not issued(issuer, trust.root):
        return _("The certificate is not of this organ's authority.")
    if not certificates.is_for(certificate, use):
        return _("The certificate was issued for something else.")
    if not _good(certificate, moment) or not _good(issuer, moment):
        return _("The certificate was not good at that time.")
    for one in (certificate, issuer):
        revoked = trust.revoked.get(one.serial_number)
        if revoked is not None and revoked <= moment:
            return _("The certificate was revoked before.")
    return ""


def issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Is the certificate signed with the key of `issuer`?"""
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError):
        return False
    return True


def _good(certificate: x509.Certificate, moment: datetime.datetime) -> bool:
    return certificate.not_valid_before_utc <= moment <= certificate.not_valid_after_utc


def _person(certificate: x509.Certificate) -> str:
    names = certificate.subject.get_attributes_for_oid(NameOID.USER_ID)
    return str(names[0].value) if names else ""
