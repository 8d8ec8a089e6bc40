"""Whom to trust by what lies beside a file, where anybody may have put it.

An issuing certificate counts if the root issued it, a list of revoked certificates only if one of
these keys, or the root, signed it. Of a certificate on several lists the earliest moment counts.
"""

from collections.abc import Iterable
from cryptography import x509
from jingwei.core.signing.trust import issued
from jingwei.core.signing.trust import Trust
from typing import NamedTuple


PEM = b"-----"


class Known(NamedTuple):
    """`trust`: what follows; `strange`: lists that no key of this authority signed; `unlisted`:
    issuing certificates without a list.
    """

    trust: Trust
    strange: list[x509.CertificateRevocationList]
    unlisted: list[x509.Certificate]


def known(
    root: x509.Certificate,
    beside: Iterable[x509.Certificate],
    lists: Iterable[x509.CertificateRevocationList],
    clocks: tuple[x509.Certificate, ...] = (),
) -> Known:
    """What is known of the authority under `root`.

    :param beside: certificates, of issuing keys and others. :param clocks: see `Trust`.
    """
    issuers = {one for one in beside if _is_issuer(one) and issued(one, root)}
    revoked, strange, unlisted = {}, [], {*issuers}
    for one in lists:
        signers = {issuer for issuer in (*issuers, root) if is_of(one, issuer)}
        unlisted -= signers
        if not signers:
            strange.append(one)
            continue
        for line in one:
            moment = line.revocation_date_utc
            revoked[line.serial_number] = min(moment, revoked.get(line.serial_number, moment))
    return Known(Trust(root, tuple(issuers), revoked, None, clocks), strange, [*unlisted])


def read_list(data: bytes) -> x509.CertificateRevocationList:
    """A list as ``/revoked.crl`` gives it, or as PEM.

    :raises ValueError: it is none.
    """
    load = x509.load_pem_x509_crl if data.startswith(PEM) else x509.load_der_x509_crl
    return load(data)


def is_of(found: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    """Did the key of `issuer` sign the list?"""
    return found.issuer == issuer.subject and found.is_signature_valid(issuer.public_key())


def _is_issuer(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (ValueError, x509.ExtensionNotFound, x509.DuplicateExtension):
        return False
