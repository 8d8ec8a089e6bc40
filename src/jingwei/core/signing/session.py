"""Signing with a PIN: the key is open for one piece of work of one person, and in memory alone."""

from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from jingwei import _
from jingwei.core import clock
from jingwei.core.opinions.interfaces import ISigner
from jingwei.core.signing import algorithms
from jingwei.core.signing import cms
from jingwei.core.signing import exc
from jingwei.core.signing import folder
from jingwei.core.signing import pins
from jingwei.core.signing.enrolling import present
from jingwei.core.signing.register import Issued
from jingwei.core.signing.standing import certificate_end
from jingwei.core.signing.standing import pin_end
from types import MappingProxyType
from zope.i18nmessageid import Message
from zope.interface import implementer


NOBODY: Mapping[str, cms.Key] = MappingProxyType({})
_open: ContextVar[Mapping[str, cms.Key]] = ContextVar("jingwei.signing", default=NOBODY)


@contextmanager
def unlocked(person: str, pin: str | None) -> Iterator[None]:
    """Let opinions of `person` be signed within the block.

    :raises CannotSign: no key, or certificate or PIN are over.
    :raises Locked, BadPin: see `pins.opened`.
    """
    issued = present(person)
    reason = _over(issued)
    if reason:
        raise exc.CannotSign(reason)
    if not pin:
        raise exc.BadPin(_("Sign with your PIN."))
    private = pins.opened(person, issued, pin)
    authority = [one for one in folder.keys().issuers if one.subject == issued.read.issuer]
    token = _open.set({**_open.get(), person: cms.Key(private, issued.read, tuple(authority))})
    try:
        yield
    finally:
        _open.reset(token)


def is_open(person: str) -> bool:
    """Can opinions of `person` be signed here and now, without a PIN?"""
    return person in _open.get()


@implementer(ISigner)
class Signer:
    """Signs opinions with the key that is open."""

    def sign(self, person: str, data: bytes) -> bytes:
        """DER of the signature over `data`, with the time of the clock service.

        :raises BadPin: if no PIN was given for this person.
        :raises KeysMissing: the clock's key cannot be read, or its certificate is over.
        """
        key = _open.get().get(person)
        if key is None:
            raise exc.BadPin(_("Sign with your PIN."))
        return cms.sign(
            cms.detached(data, algorithms.of(key.certificate)),
            key,
            moment=clock.now(),
            clock_service=folder.keys().clock,
        )


def _over(issued: Issued) -> Message | str:
    """Why nothing can be signed with a certificate any more; "" if it can."""
    now = clock.now()
    if certificate_end(issued) < now:
        return _("Your certificate is over. Renew it on the page “My signature”.")
    if pin_end(issued) < now:
        return _("Your PIN is too old. Change it on the page “My signature”.")
    return ""
