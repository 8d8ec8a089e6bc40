"""What inquiries, their letterbox and their form refuse."""

from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.exc import OutOfTurn
from jingwei.core.exc import Refusal


class NotForThePublic(OutOfTurn):
    """The writer did not agree to publication."""

    default = _("The writer did not agree to publication, so the answer stays between us.")


class NotTaken(BadParameters):
    """The letterbox does not take this; `errors` names the fields."""


class TooMany(Refusal):
    """More letters or look-ups from one address than a person sends."""

    status = 429
    default = _("Too many attempts from your address. Please try again in an hour.")


class Expired(Refusal):
    """The page was open too long, or the form was not given out by this site."""

    status = 409
    default = _("This page was open for too long. Your text is still here: please send it again.")


class FormFixed(BadParameters):
    """The editor may add questions, but not take away what the office needs."""
