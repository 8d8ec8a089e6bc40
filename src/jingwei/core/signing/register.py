"""Who has which signing key: certificates, wrapped keys and revocations, kept for good."""

from BTrees.OOBTree import OOBTree
from cryptography import x509
from jingwei.core import clock
from jingwei.core.signing.certificates import Revoked
from jingwei.core.signing.wrapping import Wrapped
from persistent import Persistent
from typing import NamedTuple

import datetime


class Enrolment(NamedTuple):
    """Opened by a security administrator, for one use until `end`."""

    by: str
    opened: datetime.datetime
    end: datetime.datetime


class Issued(Persistent):
    """A certificate of a person, DER, and the key that belongs to it.

    `wrapped`: None once the key is not to be used any more, which the certificate outlives.
    `pin_set`: since when the PIN is good. `revoked`: moment and reason, or None.
    """

    __roles__ = ()

    revoked: tuple[datetime.datetime, str] | None = None

    def __init__(self, certificate: bytes, wrapped: Wrapped, pin_set: datetime.datetime):
        self.certificate, self.wrapped, self.pin_set = certificate, wrapped, pin_set

    @property
    def read(self) -> x509.Certificate:
        """The certificate."""
        return x509.load_der_x509_certificate(self.certificate)

    def revoke(self, reason: x509.ReasonFlags) -> None:
        """It is good for nothing that is signed from now on, and the key is thrown away."""
        self.revoked = (clock.now(), reason.value)
        self.wrapped = None


class Holder(Persistent):
    """All that there is of one person: an open enrolment, and certificates, oldest first.

    `told_locked`: people were told that too many PINs were wrong; `told_ending`: the day of the end
    that the person was told of last, and how many days before.
    """

    __roles__ = ()

    enrolment: Enrolment | None = None
    told_locked = False
    told_ending: tuple[datetime.date, int] | None = None
    issued: tuple[Issued, ...] = ()

    @property
    def present(self) -> Issued | None:
        """The newest certificate, if its key may be used; it may be over all the same."""
        newest = self.issued[-1] if self.issued else None
        return newest if newest is not None and newest.wrapped is not None else None


class Register(Persistent):
    """`holders`: by user id; `serials`: serial number -> user id; `lists`: number of the last
    revocation list; `published`: by number of the issuing key, its newest list, DER;
    `told_ending`: by name of a certificate of the authority, the day of the end that the
    administrators were told of last, and how many days before.
    """

    __roles__ = ()

    lists = 0
    published: dict[int, bytes] = {}
    told_ending: dict[str, tuple[datetime.date, int]] = {}

    def __init__(self):
        self.holders = OOBTree()
        self.serials = OOBTree()

    def holder(self, person: str) -> Holder:
        """A person's row, made if it is missing; not for pages."""
        if person not in self.holders:
            self.holders[person] = Holder()
        return self.holders[person]

    def add(self, person: str, issued: Issued) -> None:
        """Keep a new certificate of a person, which takes the place of the one before."""
        holder = self.holder(person)
        for older in holder.issued:
            older.wrapped = None
        holder.issued = (*holder.issued, issued)
        self.serials[str(issued.read.serial_number)] = person

    def revoked(self) -> list[Revoked]:
        """Lines of the next revocation list, the longest revoked first."""
        lines = [
            Revoked(
                one.read.serial_number,
                one.revoked[0],
                x509.ReasonFlags(one.revoked[1]),
                one.read.issuer,
            )
            for holder in self.holders.values()
            for one in holder.issued
            if one.revoked
        ]
        return sorted(lines, key=lambda line: line.moment)
