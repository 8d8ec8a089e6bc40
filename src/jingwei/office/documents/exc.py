"""What an official document refuses."""

from jingwei.core.exc import BadParameters
from jingwei.core.exc import OutOfTurn


class NotReady(BadParameters):
    """The sheet is incomplete or breaks a rule of drafting; `errors` names the fields."""


class NumberStays(OutOfTurn):
    """A numbered or submitted document is never deleted, renamed or moved."""


class NotToThem(BadParameters):
    """It cannot be issued to these recipients; `errors` names the fields."""
