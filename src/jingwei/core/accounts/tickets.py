"""What a session's cookie says, and the signature that nobody else can make."""

from jingwei.core import clock
from jingwei.core.accounts.settings import setting
from plone.keyring.interfaces import IKeyManager
from plone.session import tktauth
from typing import NamedTuple
from zope.component import queryUtility

import base64
import binascii
import hashlib
import hmac


class Session(NamedTuple):
    """`id`: of this log-in alone; `begun`, `seen`: seconds since 1970."""

    user_id: str
    id: str
    begun: int
    seen: int


def now() -> int:
    """The present second."""
    return int(clock.now().timestamp())


def write(session: Session, stamp: str) -> str:
    """The cookie of a session; `stamp` is that of the account's password."""
    ticket = tktauth.createTicket(
        _key(queryUtility(IKeyManager).secret(), stamp),
        session.user_id,
        user_data=f"{session.id}.{session.begun:x}",
        timestamp=session.seen,
    )
    # Without padding, which would have to be quoted in a cookie.
    return base64.urlsafe_b64encode(ticket).decode().rstrip("=")


def read(cookie: str, stamp_of) -> Session | None:
    """The session of a cookie; None if it is forged, over, or of an older password.

    :param stamp_of: function that returns the stamp of a user id.
    """
    keys = queryUtility(IKeyManager)
    try:
        ticket = base64.urlsafe_b64decode(cookie + "=" * (-len(cookie) % 4))
        _digest, user_id, _tokens, data, seen = tktauth.splitTicket(ticket)
        session_id, begun = data.rsplit(".", 1)
        session = Session(user_id, session_id, int(begun, 16), seen)
    except (ValueError, binascii.Error):
        return None
    if keys is None or is_over(session):
        return None
    stamp = stamp_of(user_id)
    for secret in keys["_system"]:
        if secret is not None and tktauth.validateTicket(_key(secret, stamp), ticket):
            return session
    return None


def is_over(session: Session) -> bool:
    """Was nothing asked for too long, or does the session go on for too long?"""
    idle = now() - session.seen
    age = now() - session.begun
    return idle >= setting("idle_minutes") * 60 or age >= setting("session_hours") * 3600


def _key(secret: str, stamp: str) -> bytes:
    """A ticket signed for one password is none for the next, nor one of Plone's."""
    return hmac.digest(secret.encode(), f"jingwei.session:{stamp}".encode(), hashlib.sha256)
