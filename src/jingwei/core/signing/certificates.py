"""Certificates and revocation lists of the organ's small certification authority (X.509, RFC 5280).

::

    root            ten years, and ten more when renewed; its key signs issuing certificates and
                    is kept away from the server
      issuing       five years; its key is on the server
        person      signs opinions
        organ       seals issued papers
        clock       makes time stamps, nothing else
"""

from collections.abc import Iterable
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID
from cryptography.x509.oid import NameOID
from jingwei.core import clock
from jingwei.core.signing import der
from jingwei.core.signing.algorithms import Algorithm
from jingwei.core.signing.algorithms import DEFAULT
from jingwei.core.signing.cms import Key
from typing import NamedTuple

import datetime
import hashlib


ROOT_DAYS, ISSUING_DAYS, SERVICE_DAYS = 3653, 1826, 1826
# A list says until when it is the newest one.
LIST_DAYS, ROOT_LIST_DAYS = 30, 1826
# By which the address of a list names the issuing key.
KEY = "key"
# Clocks of readers differ.
EARLIER = datetime.timedelta(minutes=5)
USES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)
# Below 2.25 everybody may name things by a random UUID (ITU-T X.667).
# Policies and not extended uses: tools that know one only of mail refuse a certificate with others.
PERSON, ORGAN, CLOCK = (
    x509.ObjectIdentifier(f"2.25.50540774477618934861018923123777592456.{number}")
    for number in (1, 2, 3)
)


class Subject(NamedTuple):
    """Whom a certificate names: a person of an organ, `user_id` being the account."""

    organ: str
    fullname: str
    user_id: str


class Revoked(NamedTuple):
    """A line of the revocation list of `issuer`."""

    serial: int
    moment: datetime.datetime
    reason: x509.ReasonFlags
    issuer: x509.Name


def new_key() -> ec.EllipticCurvePrivateKey:
    """A fresh P-256 key."""
    return DEFAULT.new()


def root(organ: str) -> Key:
    """A new root of `organ`, self-signed."""
    private = new_key()
    subject = _name(organ, "内部根证书")
    builder = _builder(subject, private, None, ROOT_DAYS)
    return Key(private, _authority(builder, length=1).sign(private, hashes.SHA256()))


def root_again(root: Key) -> Key:
    """The same root with a certificate that ends later.

    Key, name and beginning stay: what is below the older certificate is below this one, and whoever
    trusts the older one still can, until it ends.
    """
    old = root.certificate
    builder = _builder(old.subject, root.private, None, ROOT_DAYS, old.not_valid_before_utc)
    return Key(root.private, _authority(builder, length=1).sign(root.private, hashes.SHA256()))


def issuing(organ: str, by: Key, number: int, list_address: str) -> Key:
    """A new issuing key under the root `by`; each has a name of its own by its `number`."""
    private = new_key()
    subject = _name(organ, f"内部签发证书 {number}")
    builder = _builder(subject, private, by, ISSUING_DAYS)
    builder = _authority(builder, length=0).add_extension(_listed(list_address), critical=False)
    return Key(private, builder.sign(by.private, hashes.SHA256()))


def person(
    subject: Subject, by: Key, days: int, list_address: str, algorithm: Algorithm = DEFAULT
) -> Key:
    """A new key of a person, for opinions. Posts change and are no part of it."""
    key = _end(_name(*subject), by, days, list_address, PERSON)
    if algorithm is DEFAULT:
        return key
    private = algorithm.new()
    return Key(private, _for_key(key, algorithm.public(private), by), key.issuers)


def organ_key(organ: str, by: Key, list_address: str) -> Key:
    """A new key of the organ, for issued papers."""
    return _end(_name(organ, organ), by, SERVICE_DAYS, list_address, ORGAN)


def clock_key(organ: str, by: Key, list_address: str) -> Key:
    """A new key of the clock service."""
    subject = _name(organ, "内部时钟服务")
    return _end(subject, by, SERVICE_DAYS, list_address, CLOCK)


def listed_at(address: str, number: int | str) -> str:
    """Where the list of the issuing key `number` is, or that of the ``root``: each key signs its
    own (RFC 5280, 5).
    """
    return address if number == 1 else f"{address}?{KEY}={number}"


def revocation_list(
    by: Key, number: int, revoked: Iterable[Revoked], days: int = LIST_DAYS
) -> x509.CertificateRevocationList:
    """A signed list of what `by` has revoked; `number` grows with each list."""
    now = clock.now().replace(microsecond=0)
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(by.certificate.subject)
        .last_update(now)
        .next_update(now + datetime.timedelta(days=days))
        .add_extension(x509.CRLNumber(number), critical=False)
        .add_extension(_authority_id(by.private), critical=False)
    )
    for line in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(line.serial)
        entry = entry.revocation_date(line.moment)
        entry = entry.add_extension(x509.CRLReason(line.reason), critical=False)
        builder = builder.add_revoked_certificate(entry.build())
    return builder.sign(by.private, hashes.SHA256())


def is_for(certificate: x509.Certificate, policy: x509.ObjectIdentifier) -> bool:
    """Was the certificate issued for persons (PERSON), for papers (ORGAN) or for time (CLOCK)?"""
    try:
        found = certificate.extensions.get_extension_for_class(x509.CertificatePolicies).value
    except x509.ExtensionNotFound:
        return False
    return policy in [one.policy_identifier for one in found]


def _end(subject, by: Key, days: int, list_address: str, policy: x509.ObjectIdentifier) -> Key:
    private = new_key()
    builder = (
        _builder(subject, private, by, days)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage("digital_signature", "content_commitment"), critical=True)
        .add_extension(
            x509.CertificatePolicies([x509.PolicyInformation(policy, None)]), critical=False
        )
        .add_extension(_listed(list_address), critical=False)
    )
    if policy == CLOCK:
        stamps = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(stamps, critical=True)
    certificate = builder.sign(by.private, hashes.SHA256())
    return Key(private, certificate, (by.certificate, *by.issuers))


def _for_key(like: Key, public: bytes, by: Key) -> x509.Certificate:
    """The certificate of `like` for another public key (SubjectPublicKeyInfo), of a kind for which
    the library writes none.
    """
    parts = der.children(like.certificate.tbs_certificate_bytes)
    kinds = x509.SubjectKeyIdentifier
    old = like.certificate.extensions.get_extension_for_class(kinds).value.digest
    # By which others name the key (RFC 5280, 4.2.1.2).
    name = hashlib.sha1(der.contents(der.children(public)[1])[1:], usedforsecurity=False).digest()
    parts[6], parts[7] = public, parts[7].replace(old, name)
    inside = der.sequence(*parts)
    value = der.bits(DEFAULT.sign(by.private, inside))
    return x509.load_der_x509_certificate(der.sequence(inside, DEFAULT.signature_id, value))


def _builder(
    subject, private, by: Key | None, days: int, since: datetime.datetime | None = None
) -> x509.CertificateBuilder:
    """A certificate that ends with the last of its days, and with the one above it at the latest;
    by itself if there is none.

    :param since: when it begins, now if not given.
    :raises ValueError: the one above is over.
    """
    now = clock.now().replace(microsecond=0)
    end = clock.end_of_day(now + datetime.timedelta(days=days))
    if by is not None:
        if by.until < now:
            raise ValueError(f"The certificate above is over since {by.until}; renew that first.")
        end = min(end, by.until)
    issuer, issuer_private = (by.certificate.subject, by.private) if by else (subject, private)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since or now - EARLIER)
        .not_valid_after(end)
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(private.public_key()), critical=False
        )
        .add_extension(_authority_id(issuer_private), critical=False)
    )


def _authority(builder: x509.CertificateBuilder, length: int) -> x509.CertificateBuilder:
    constraints = x509.BasicConstraints(ca=True, path_length=length)
    return builder.add_extension(constraints, critical=True).add_extension(
        _usage("key_cert_sign", "crl_sign"), critical=True
    )


def _authority_id(private) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(private.public_key())


def _usage(*uses: str) -> x509.KeyUsage:
    return x509.KeyUsage(**{use: use in uses for use in USES})


def _listed(address: str) -> x509.CRLDistributionPoints:
    place = [x509.UniformResourceIdentifier(address)]
    return x509.CRLDistributionPoints([x509.DistributionPoint(place, None, None, None)])


def _name(organ: str, title: str, user_id: str = "") -> x509.Name:
    parts = (
        (NameOID.COUNTRY_NAME, "CN"),
        (NameOID.ORGANIZATION_NAME, organ),
        (NameOID.COMMON_NAME, title),
        (NameOID.USER_ID, user_id),
    )
    return x509.Name([x509.NameAttribute(oid, text) for oid, text in parts if text])
