"""What texts of editors refuse."""

from jingwei.core.exc import BadParameters
from jingwei.core.exc import OutOfTurn


class StaysInPlace(OutOfTurn):
    """A text that was ever published is not deleted; nothing is renamed or moved."""


class NotReady(BadParameters):
    """Something is missing that the public would look for; `errors` names the fields."""
