"""Passwords that were found right a few minutes ago, so that REST clients need not pay each time.

Kept in the memory of the process, as digests under a secret of the process. The digest covers the
stored hash, so that a change of the password is in effect at once, and the address, so that nobody
elsewhere can try the memory in place of the password.
"""

import hashlib
import hmac
import secrets
import threading
import time


SECONDS = 300
ROOM = 5_000

_secret = secrets.token_bytes(32)
_known: dict[bytes, float] = {}
_lock = threading.Lock()


def knows(login: str, address: str, password: str, stored: bytes | str) -> bool:
    """Was this password found right, at this address and for this hash, not long ago?"""
    return _known.get(_digest(login, address, password, stored), 0) > time.monotonic()


def remember(login: str, address: str, password: str, stored: bytes | str) -> None:
    """Remember that this password was found right."""
    now = time.monotonic()
    with _lock:
        if len(_known) >= ROOM:
            for digest in [digest for digest, end in _known.items() if end <= now]:
                del _known[digest]
        if len(_known) < ROOM:
            _known[_digest(login, address, password, stored)] = now + SECONDS


def _digest(*parts: bytes | str) -> bytes:
    mac = hmac.new(_secret, digestmod=hashlib.sha256)
    for part in parts:
        part = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        mac.update(len(part).to_bytes(8, "big") + part)
    return mac.digest()
