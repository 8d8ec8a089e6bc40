"""What people do with their own key, and the security administrator with all of them."""

from collections.abc import Callable
from collections.abc import Mapping
from jingwei import _
from jingwei.core.accounts import api as accounts
from jingwei.core.audit import api as audit
from jingwei.core.exc import BadParameters
from jingwei.core.organisation import api as organisation
from jingwei.core.signing import enrolling
from jingwei.core.signing import exc
from jingwei.core.signing import pins
from jingwei.core.signing import standing
from plone import api
from plone.supermodel import model
from typing import NamedTuple
from zope import schema
from zope.globalrequest import getRequest
from zope.i18nmessageid import Message
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


REASONS = SimpleVocabulary(
    [
        SimpleTerm(enrolling.LOST, enrolling.LOST, _("The PIN is forgotten")),
        SimpleTerm(enrolling.EXPOSED, enrolling.EXPOSED, _("Somebody else may know the PIN")),
        SimpleTerm(enrolling.LEFT, enrolling.LEFT, _("The person has left the organ")),
    ]
)
OWN_REASONS = SimpleVocabulary(
    [REASONS.by_value[one] for one in (enrolling.LOST, enrolling.EXPOSED)]
)
PASSWORD = _("A PIN that is also the password protects nothing.")
# A person may change the PIN so often in so many seconds.
CHANGES, DAY = 5, 86400
# States of a key that its person may use or put in order.
HELD = (standing.GOOD, standing.ENDING, standing.OVER)


class INothing(model.Schema):
    """A step that needs nothing but the click."""


class IPin(model.Schema):
    """The PIN that one has."""

    pin = schema.Password(title=_("PIN"), max_length=pins.LONGEST)


class IEnrolment(model.Schema):
    """Password and a PIN of one's own."""

    password = schema.Password(title=_("Your password"))
    pin = schema.Password(
        title=_("New PIN"),
        description=_(
            "Six characters or more: no date or common word, not your password. Nobody can tell it "
            "to you."
        ),
    )
    pin_again = schema.Password(title=_("New PIN once more"))


class INewPin(model.Schema):
    """The PIN that one has and another one."""

    pin = schema.Password(title=_("Present PIN"), max_length=pins.LONGEST)
    new_pin = schema.Password(
        title=_("New PIN"), description=_("Six characters or more: no date or common word.")
    )
    new_pin_again = schema.Password(title=_("New PIN once more"))


class ILoss(model.Schema):
    """Why the key is given up."""

    reason = schema.Choice(title=_("What happened"), vocabulary=OWN_REASONS)


class IRevocation(model.Schema):
    """Whose key is given up, and why."""

    reason = schema.Choice(title=_("What happened"), vocabulary=REASONS)


class Step(NamedTuple):
    """One thing to be done: `take` does it, for a user id and the values of `schema`.

    `told`: what to know before; `done`: what is said then; `grave`: it cannot be taken back;
    `ready`: asked before a form is shown, it refuses for whom the step makes no sense.
    """

    title: Message
    schema: type
    take: Callable[[str, dict], None]
    done: Message
    told: Message | str = ""
    grave: bool = False
    ready: Callable[[str], object] = enrolling.present


def enrol(person: str, data: dict) -> None:
    """Make one's key, with the password of one's account."""
    if not api.portal.get_tool("portal_membership").testCurrentPassword(data["password"]):
        message = accounts.wait(getRequest()) or _("This is not your password.")
        raise BadParameters(errors=[{"field": "password", "message": message}])
    if data["pin"] == data["password"]:
        raise exc.BadPin(PASSWORD)
    _same(data, "pin")
    enrolling.enrol(person, data["pin"])


def change(person: str, data: dict) -> None:
    """Take another PIN, five times a day at most: whoever found out somebody's PIN is not to find
    out the password by it.

    :raises BadPin: it is the sixth time, or it is the password.
    """
    _same(data, "new_pin")
    enrolling.change_pin(person, data["pin"], data["new_pin"])
    if not audit.take(f"pin.change:{person}", CHANGES, DAY, sliding=False):
        raise exc.BadPin(
            _("The PIN was changed five times today. Please change it again tomorrow."), "new_pin"
        )
    if accounts.is_password(person, data["new_pin"]):
        raise exc.BadPin(PASSWORD, "new_pin")


# What people do with their own key.
OWN = {
    "enrol": Step(
        _("Set up my signature"),
        IEnrolment,
        enrol,
        _("Your signature is set up: you sign with your PIN from now on."),
        _(
            "A key is made that only your PIN opens. You type the PIN whenever you decide on "
            "something. If you forget it, nobody can find it out; a new key is set up then."
        ),
        ready=enrolling.opened,
    ),
    "change": Step(_("Change the PIN"), INewPin, change, _("The PIN is changed.")),
    "renew": Step(
        _("Renew the certificate"),
        IPin,
        lambda person, data: enrolling.renew(person, data["pin"]),
        _("The certificate is renewed; the PIN is as it was."),
    ),
    "report": Step(
        _("Report the PIN as lost or known to others"),
        ILoss,
        lambda person, data: enrolling.give_up(person, data["reason"]),
        _("Nobody can sign with this key any more. Ask the security administrator for a new one."),
        _("The certificate is revoked at once. What you signed before stays good."),
        grave=True,
    ),
}
# What the security administrator does with anybody's.
MANAGED = {
    "open": Step(
        _("Open an enrolment"),
        INothing,
        lambda person, data: enrolling.open_for(person),
        _("The person can set up a signature now."),
    ),
    "unlock": Step(
        _("Unlock"), INothing, lambda person, data: enrolling.unlock(person), _("Unlocked.")
    ),
    "revoke": Step(
        _("Revoke the certificate"),
        IRevocation,
        lambda person, data: enrolling.give_up(person, data["reason"]),
        _("The certificate is revoked."),
        _("Nobody signs with this key any more. What was signed before stays good."),
        grave=True,
    ),
}


def possible(person: str, steps: Mapping[str, Step]) -> list[str]:
    """Names of those of `steps` (OWN or MANAGED) that make sense for a person's key now."""
    found = standing.standing(person)
    held = found.state in HELD
    able = {
        "enrol": found.opened,
        "change": held,
        "renew": held,
        "report": held or found.state == standing.LOCKED,
        "open": not found.opened and bool(organisation.person(person).posts),
        "unlock": found.state == standing.LOCKED,
        "revoke": held or found.state == standing.LOCKED,
    }
    return [name for name in steps if able[name]]


def _same(data: dict, name: str) -> None:
    if data[name] != data[f"{name}_again"]:
        raise exc.BadPin(_("This is not the same PIN."), f"{name}_again")
