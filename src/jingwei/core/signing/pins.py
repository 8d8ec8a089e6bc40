"""Which PINs may be chosen, and how often one may be wrong.

Every guess is counted on disk, beside the database, before it is tried: neither an aborted request
nor forty at once get more than five guesses. The count ends with a right PIN or when the security
administrator unlocks, and not with time.
"""

from jingwei import _
from jingwei.core.audit import api as audit
from jingwei.core.organisation import api as organisation
from jingwei.core.signing import exc
from jingwei.core.signing import folder
from jingwei.core.signing.register import Issued
from jingwei.core.signing.settings import setting
from jingwei.core.signing.wrapping import Cost
from jingwei.core.signing.wrapping import unwrap
from zope.i18nmessageid import Message
from zxcvbn import zxcvbn


GUESSES = 5
FOR_GOOD = 100 * 365 * 86400
SHORTEST, LONGEST = 6, 64
# Days of birth, rows of keys and common words take fewer; of six random digits one in eight does.
LEAST_GUESSES = 20_000
EVENT = "pin"


def cost() -> Cost:
    """What a guess at a new PIN will take."""
    return Cost(setting("pin_memory") * 1024, setting("pin_rounds"))


def left(person: str) -> int:
    """Guesses that a person has."""
    return max(0, GUESSES - audit.used(_key(person)))


def unlock(person: str) -> None:
    """Give a person five guesses again."""
    audit.reset(_key(person))


def opened(person: str, issued: Issued, pin: str):
    """The private key of a person's certificate.

    :raises Locked: without looking at the PIN, after five wrong ones.
    :raises BadPin: with the number of guesses that are left.
    :raises KeysMissing: no PIN can be tried here, and no guess is counted.
    """
    server = folder.keys().servers.get(issued.wrapped.server)
    if server is None:
        raise exc.KeysMissing
    guess = audit.take(_key(person), GUESSES, FOR_GOOD)
    if not guess:
        audit.aside(EVENT, result="locked", person=person)
        raise exc.Locked
    private = unwrap(issued.wrapped, person, pin, server)
    if private is None:
        audit.aside(EVENT, result="wrong PIN", person=person, left=guess.left)
        if not guess.left:
            raise exc.Locked
        raise exc.BadPin(
            _("This PIN is wrong. Guesses left: ${count}.", mapping={"count": guess.left})
        )
    audit.settle(forget=[_key(person)])
    return private


def fault(pin: str, person: str) -> Message | str:
    """Why a new PIN cannot be chosen; "" if it can."""
    if not SHORTEST <= len(pin) <= LONGEST:
        return _(
            "A PIN has ${least} to ${most} characters.",
            mapping={"least": SHORTEST, "most": LONGEST},
        )
    if person.lower() in pin.lower():
        return _("This PIN would be guessed: it contains your account.")
    if zxcvbn(pin, [person, organisation.full_name(person)])["guesses"] < LEAST_GUESSES:
        return _(
            "This PIN would be guessed: choose one without dates, words, your name, and signs that "
            "repeat or follow one another."
        )
    return ""


def _key(person: str) -> str:
    return f"pin:{person}"
