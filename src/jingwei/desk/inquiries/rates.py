"""How often one address may hand in letters and look up codes."""

from jingwei.core.audit import api as audit
from jingwei.desk.inquiries.exc import TooMany
from jingwei.desk.inquiries.settings import settings

import hashlib
import ipaddress


HOUR = 3600


def count_letter(request, letter: str) -> None:
    """Count a letter, known by all that was sent with its form. :raises TooMany:"""
    _count("letter", settings().letters_per_hour, request, letter)


def count_lookup(request, code: str) -> None:
    """Count one look-up of what was typed as a code. :raises TooMany:"""
    _count("lookup", settings().lookups_per_hour, request, code)


def _count(kind: str, most: int, request, what: str) -> None:
    """The same thing from the same address counts once in an hour: people click twice, browsers
    send again, and a write that met another one is tried again.
    """
    key = f"inquiries.{kind}:{sender(request)}"
    same = hashlib.sha256(what.encode()).hexdigest()
    # In the store beside the database, which all processes share and no abort undoes.
    first, room = audit.take_all(
        [audit.Limit(f"{key}:{same}", 1, HOUR, False), audit.Limit(key, most, HOUR, False)]
    )
    if first and not room:
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
