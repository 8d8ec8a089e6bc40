"""What an official document refuses."""

from jingwei.core.exc import BadParameters
from jingwei.core.exc import OutOfTurn


class NotReady(BadParameters):
    """The sheet is incomplete or breaks a rule of drafting; `errors` names the fields."""


class AlreadyOpened(OutOfTurn):
    """The head has opened the draft: it can only be returned now."""


class NumberStays(OutOfTurn):
    """A numbered or submitted document is never deleted, renamed or moved."""
