"""Whom to trust by what lies beside a file, where anybody may have put it.

An issuing certificate counts if the root issued it, a list of revoked certificates only if one of
these keys, or the root, signed it.
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
        signers = {issuer for issuer in (*issuers, root) if _is_of(one, issuer)}
        unlisted -= signers
        if signers:
            revoked |= {line.serial_number: line.revocation_date_utc for line in one}
        else:
            strange.append(one)
    return Known(Trust(root, tuple(issuers), revoked, None, clocks), strange, [*unlisted])


def read_list(data: bytes) -> x509.CertificateRevocationList:
    """A list as ``/revoked.crl`` gives it, or as PEM.

    :raises ValueError: it is none.
    """
    load = x509.load_pem_x509_crl if data.startswith(PEM) else x509.load_der_x509_crl
    return load(data)


def _is_issuer(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (ValueError, x509.ExtensionNotFound, x509.DuplicateExtension):
        return False


def _is_of(found: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    return found.issuer == issuer.subject and found.is_signature_valid(issuer.public_key())
