"""One-time tickets of the public form: a second click hands nothing in twice.

A ticket is made without writing anything: random part, time and a signature with a key of the
site. The tracking code is derived from ticket and text under the same key, so that the same form
sent twice leads to the same code, which exists already.
"""

from collections.abc import Iterator
from jingwei.core import clock
from jingwei.desk.inquiries import codes
from jingwei.desk.inquiries.exc import Expired
from plone.keyring.interfaces import IKeyManager
from zope.component import getUtility

import hashlib
import hmac
import secrets


RING = "_system"
HOURS = 24


def _keys() -> Iterator[bytes]:
    """Keys of the site, the present one first."""
    ring = getUtility(IKeyManager)[RING]
    yield ring.current.encode()
    for key in ring:
        if key and key != ring.current:
            yield key.encode()


def _sign(key: bytes, purpose: str, text: str) -> bytes:
    return hmac.new(key, f"{purpose}:{text}".encode(), hashlib.sha256).digest()


def issue() -> str:
    """A ticket for one form."""
    body = f"{secrets.token_hex(16)}.{int(clock.now().timestamp()):x}"
    return f"{body}.{_sign(next(_keys()), 'ticket', body).hex()}"


def code(ticket: str, text: str) -> str:
    """The tracking code of `text` handed in with `ticket`.

    :raises Expired: for a ticket that is forged, malformed or older than a day.
    """
    body, _dot, signature = ticket.rpartition(".")
    for key in _keys():
        if hmac.compare_digest(_sign(key, "ticket", body).hex().encode(), signature.encode()):
            age = clock.now().timestamp() - int(body.partition(".")[2], 16)
            if age <= HOURS * 3600:
                return codes.from_bytes(_sign(key, "code", body + text))
    raise Expired()
