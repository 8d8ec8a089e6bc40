"""What papers refuse."""

from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.exc import NotYoursToSee
from jingwei.core.exc import OutOfTurn
from jingwei.core.exc import Refusal


class NoSuchPaper(NotYoursToSee):
    """The record has no paper of this kind."""


class NotYet(OutOfTurn):
    """It is too early for this paper."""

    default = _("This paper is not made yet.")


class NotKnown(NotYoursToSee):
    """No paper has this code."""

    default = _(
        "No paper of this organ has this code. Compare it with the paper: it has twelve signs, "
        "without 0, O, 1, I and L."
    )


class NotTaken(BadParameters):
    """What was sent to be verified cannot be."""


class TooMany(Refusal):
    """More from one network than people ask."""

    status = 429
    default = _("Too many attempts from your address. Please try again in an hour.")


class Busy(Refusal):
    """A paper is being set for somebody else."""

    status = 503
    default = _("Another paper is being set at the moment. Please try again shortly.")
