"""A person's private key, wrapped with what they know and what only the server has.

The wrapping key comes of argon2id(PIN) and the server's key together: a copy of the database
alone lets nobody guess PINs, and who has both must take the time and memory of argon2id for each
guess. Person, server key and cost are bound in: a wrapped key moved to another person opens
nothing.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from jingwei.core.signing import algorithms
from typing import NamedTuple

import json
import secrets
import threading


# Each takes the memory of its cost, 64 MiB as a rule.
AT_ONCE = threading.BoundedSemaphore(4)


class Cost(NamedTuple):
    """What one guess at a PIN takes: `memory` in KiB, `rounds` over it."""

    memory: int = 64 * 1024
    rounds: int = 3


class ServerKey(NamedTuple):
    """The server's part of the wrapping: 32 secret bytes under a number."""

    number: int
    secret: bytes


class Wrapped(NamedTuple):
    """A private key as it is stored; useless without PIN and server key `server`."""

    person: str
    server: int
    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes


def wrap(plain: bytes, person: str, pin: str, server: ServerKey, cost: Cost) -> Wrapped:
    """Wrap the private key `plain` (PKCS #8, DER) of `person` (a user id)."""
    empty = Wrapped(
        person, server.number, cost, secrets.token_bytes(16), secrets.token_bytes(12), b""
    )
    sealed = AESGCM(_key(empty, pin, server)).encrypt(empty.nonce, plain, _bound(empty))
    return empty._replace(sealed=sealed)


def unwrap(wrapped: Wrapped, person: str, pin: str, server: ServerKey):
    """The private key, or None if PIN, person or server key are not the right ones."""
    if wrapped.person != person or wrapped.server != server.number:
        return None
    try:
        plain = AESGCM(_key(wrapped, pin, server)).decrypt(
            wrapped.nonce, wrapped.sealed, _bound(wrapped)
        )
    except InvalidTag:
        return None
    return algorithms.restored(plain)


def _key(wrapped: Wrapped, pin: str, server: ServerKey) -> bytes:
    slow = Argon2id(
        salt=wrapped.salt,
        length=32,
        iterations=wrapped.cost.rounds,
        lanes=1,
        memory_cost=wrapped.cost.memory,
    )
    with AT_ONCE:
        known = slow.derive(pin.encode("utf-8", "surrogatepass"))
    return HKDF(hashes.SHA256(), 32, None, b"jingwei signing key").derive(known + server.secret)


def _bound(wrapped: Wrapped) -> bytes:
    return json.dumps([wrapped.person, wrapped.server, *wrapped.cost]).encode()
