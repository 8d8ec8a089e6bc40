"""A person's key from its opening to its loss. Every step is in the audit.

::

    opened by a security administrator  ->  made by the person, with password and a PIN of their own
    renewed, PIN changed by the person;  reported lost by either: the certificate is revoked

There is no way to a lost PIN: what was signed stays good, and a new key is enrolled.
"""

from cryptography import x509
from jingwei import _
from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.organisation import api as organisation
from jingwei.core.outbox import api as outbox
from jingwei.core.signing import algorithms
from jingwei.core.signing import certificates
from jingwei.core.signing import exc
from jingwei.core.signing import folder
from jingwei.core.signing import pins
from jingwei.core.signing.cms import encoded
from jingwei.core.signing.content import register
from jingwei.core.signing.ending import usable
from jingwei.core.signing.register import Enrolment
from jingwei.core.signing.register import Issued
from jingwei.core.signing.revocation import publish
from jingwei.core.signing.settings import setting
from jingwei.core.signing.wrapping import wrap
from plone import api

import datetime


# What may be said of a key that is given up, and what its certificate's revocation says.
LOST, EXPOSED, LEFT = "lost", "exposed", "left"
REASONS = {
    LOST: x509.ReasonFlags.cessation_of_operation,
    EXPOSED: x509.ReasonFlags.key_compromise,
    LEFT: x509.ReasonFlags.affiliation_changed,
}


def open_for(person: str) -> None:
    """Let `person` (a user id) enrol, once, within the days that the settings say.

    :raises CannotSign: for whoever holds no post: nothing here is theirs to sign.
    """
    if not organisation.person(person).posts:
        raise exc.CannotSign(_("Only who holds a post can get a signing key."))
    now = clock.now()
    end = clock.end_of_day(now + datetime.timedelta(days=setting("enrolment_days")))
    opened_by = api.user.get_current().getId() or ""
    register().holder(person).enrolment = Enrolment(opened_by, now, end)
    audit.record("signing.opened", account=person)
    outbox.tell(
        [person],
        "signing",
        _("Set up your signature"),
        _(
            "The security administrator has opened it for you. Do it by ${day}, with your password"
            " and a PIN of your own.",
            mapping={"day": end.astimezone(clock.ZONE).date().isoformat()},
        ),
        "intranet/signing/enrol",
    )


def enrol(person: str, pin: str) -> Issued:
    """Make the key of `person` under a new PIN; the one before, if any, is revoked.

    That the password was right is asked by the page.

    :raises NotOpened, BadPin: if it is not open, or the PIN cannot be chosen.
    """
    opened(person)
    issued = set_up(person, pin)
    register().holders[person].enrolment = None
    return issued


def opened(person: str) -> Enrolment:
    """The enrolment that is open for a person.

    :raises NotOpened: there is none.
    """
    holder = register().holders.get(person)
    found = holder.enrolment if holder is not None else None
    if found is None or found.end < clock.now():
        raise exc.NotOpened
    return found


def set_up(person: str, pin: str, pin_set: datetime.datetime | None = None) -> Issued:
    """The same without asking whether it is open, as the demo does.

    :param pin_set: since when the PIN is good, if not from now on.
    """
    _choose(pin, person)
    holder = register().holder(person)
    if holder.present is not None:
        _give_up(person, holder.present, LOST)
    issued = _issue(person, pin, pin_set)
    pins.unlock(person)
    holder.told_locked = False
    audit.record("signing.enrolled", account=person, serial=_serial(issued))
    return issued


def change_pin(person: str, old: str, new: str) -> None:
    """Wrap the same key under another PIN, with the newest key of the server."""
    issued = present(person)
    private = pins.opened(person, issued, old)
    _choose(new, person, "new_pin")
    if new == old:
        raise exc.BadPin(_("This is the PIN that you have."), "new_pin")
    stored = algorithms.of(issued.read).stored(private)
    issued.wrapped = wrap(stored, person, new, folder.keys().server, pins.cost())
    issued.pin_set = clock.now()
    audit.record("signing.pin_changed", serial=_serial(issued))


def renew(person: str, pin: str) -> Issued:
    """A new key and certificate under the same PIN; what the older one signed stays good."""
    older = present(person)
    pins.opened(person, older, pin)
    issued = _issue(person, pin, older.pin_set)
    audit.record("signing.renewed", serial=_serial(issued))
    return issued


def give_up(person: str, reason: str) -> None:
    """Revoke the certificate of `person` for one of `REASONS`; nobody signs with it any more."""
    _give_up(person, present(person), reason)


def unlock(person: str) -> None:
    """Give a person five guesses at the PIN again, once they have said that it was them.

    They are told, since nobody may have told them of the lock yet.

    :raises NotLocked: they have guesses left.
    """
    if pins.left(person):
        raise exc.NotLocked
    pins.unlock(person)
    register().holder(person).told_locked = False
    audit.record("signing.unlocked", account=person)
    outbox.tell(
        [person],
        "signing",
        _("Your signature is unlocked"),
        _(
            "Five wrong PINs had been typed with your account, and you can sign again. If you do "
            "not know of it, report your PIN as known to others at once, and change your password."
        ),
        "intranet/signing",
    )


def present(person: str) -> Issued:
    """The certificate whose key the person may use.

    :raises CannotSign: if there is none.
    """
    holder = register().holders.get(person)
    if holder is not None and holder.present is not None:
        return holder.present
    if person == api.user.get_current().getId():
        raise exc.CannotSign
    name = {"person": organisation.full_name(person)}
    raise exc.CannotSign(_("${person} has no signing key.", mapping=name))


def _issue(person: str, pin: str, pin_set: datetime.datetime | None = None) -> Issued:
    keys = folder.keys()
    algorithm = algorithms.ALGORITHMS[setting("algorithm")]
    key = certificates.person(
        certificates.Subject(keys.name, organisation.full_name(person), person),
        usable(keys.issuing),
        setting("certificate_days"),
        keys.list_address,
        algorithm,
    )
    wrapped = wrap(algorithm.stored(key.private), person, pin, keys.server, pins.cost())
    issued = Issued(encoded(key.certificate), wrapped, pin_set or clock.now())
    register().add(person, issued)
    if max(keys.issuing_keys) not in register().published:
        # Whoever checks the first signature of an issuing key asks for its list, though it names
        # nobody.
        publish(register())
    return issued


def _give_up(person: str, issued: Issued, reason: str) -> None:
    issued.revoke(REASONS[reason])
    publish(register())
    audit.record("signing.revoked", account=person, reason=reason, serial=_serial(issued))


def _choose(pin: str, person: str, field: str = "pin") -> None:
    fault = pins.fault(pin, person)
    if fault:
        raise exc.BadPin(fault, field)


def _serial(issued: Issued) -> str:
    return f"{issued.read.serial_number:x}"
