"""What signing refuses."""

from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.exc import OutOfTurn
from jingwei.core.exc import Refusal


class CannotSign(Refusal):
    """The person has no key that signs now."""

    default = _("You have no signing key yet. Ask the security administrator to open one for you.")


class KeysMissing(Refusal):
    """The keys outside the database cannot be read: nobody signs until they can."""

    status = 503
    default = _(
        "The keys of the server cannot be read, so nobody can sign. Tell the system administrator."
    )


class CertificateOver(KeysMissing):
    """A certificate of the organ, of its clock or above them is over; the next one goes on."""

    def __init__(self, name: str, day: str):
        super().__init__(
            _(
                "The certificate “${name}” ended on ${day}, so nothing can be signed or sealed "
                "with it. Tell the system administrator, who renews it.",
                mapping={"name": name, "day": day},
            )
        )


class Locked(Refusal):
    """Too many wrong PINs."""

    default = _(
        "Signing is locked after five wrong PINs. The security administrator unlocks it; do not "
        "tell anybody your PIN."
    )


class NotLocked(OutOfTurn):
    """There is nothing to unlock."""

    default = _("This signature is not locked: somebody else may have unlocked it meanwhile.")


class BadPin(BadParameters):
    """The PIN is missing, wrong, or cannot be chosen."""

    def __init__(self, message, field: str = "pin"):
        super().__init__(errors=[{"field": field, "message": message}])


class NotOpened(OutOfTurn):
    """Nobody opened an enrolment, or it was used or is over."""

    default = _("No enrolment is open for you. Ask the security administrator to open one.")


class CannotBeSealed(Refusal):
    """The file is no PDF that a seal can go on."""

    default = _("The PDF cannot be sealed: it is damaged, or is sealed already.")


class ClockMissing(Refusal):
    """The outside clock service gives no time stamp; the paper waits, and is tried again."""

    status = 503

    def __init__(self, address: str, why: str):
        super().__init__(
            _(
                "The clock service at ${address} gave no time stamp: ${why}",
                mapping={"address": address, "why": why},
            )
        )


class StampTooLarge(ClockMissing):
    """The outside clock service answers with more than there is room for; another one may not."""

    def __init__(self, address: str, most: int):
        Refusal.__init__(
            self,
            _(
                "The time stamp of the clock service at ${address} is larger than ${most} bytes, "
                "for which papers have no room. Set another service.",
                mapping={"address": address, "most": most},
            ),
        )
