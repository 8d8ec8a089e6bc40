"""What the registers refuse."""

from jingwei.core.exc import BadParameters
from jingwei.core.exc import OutOfTurn


class BadNumber(BadParameters):
    """Not a number, or not a prefix, of ours."""


class NotTaken(OutOfTurn):
    """The number was never given, or is void already."""
