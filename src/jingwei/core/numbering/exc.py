"""What the registers refuse."""

from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.exc import OutOfTurn


class BadNumber(BadParameters):
    """Not a number, or not a prefix, of ours."""


class NoReason(BadParameters):
    """A number is declared void without saying why."""

    default = _("Say why the number is void.")


class NotFree(OutOfTurn):
    """The number is neither reserved nor void, or is void since another year."""


class NotTaken(OutOfTurn):
    """The number was never given, or is void already."""
