"""How often one address may hand in letters and look up codes."""

from jingwei.core.audit import api as audit
from jingwei.desk.inquiries.exc import TooMany
from jingwei.desk.inquiries.settings import settings

import ipaddress


HOUR = 3600


def count_letter(request) -> None:
    """Count one letter. :raises TooMany:"""
    _count("letter", settings().letters_per_hour, request)


def count_lookup(request) -> None:
    """Count one look-up. :raises TooMany:"""
    _count("lookup", settings().lookups_per_hour, request)


def _count(kind: str, most: int, request) -> None:
    # In the store beside the database, which all processes share and no abort undoes.
    if not audit.take(f"inquiries.{kind}:{sender(request)}", most, HOUR, sliding=False):
        raise TooMany()


def sender(request) -> str:
    """The network address that counts; one household has a whole /64 of IPv6 addresses.

    Zope believes ``X-Forwarded-For`` only from the proxies named in its configuration.
    """
    text = request.getClientAddr() or ""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return text
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return text
