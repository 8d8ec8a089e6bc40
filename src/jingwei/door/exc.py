"""What the door refuses."""

from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.exc import OutOfTurn


class NotFit(BadParameters):
    """The release breaks a rule; `errors` names what."""

    default = _("The release is not fit to be public yet.")


class Changed(OutOfTurn):
    """The source or the masks are not what was submitted."""

    default = _("The text is not the one that was submitted; return it to the editor.")


class NotHere(BadParameters):
    """The passage does not occur in what would be public."""

    default = _("This passage does not occur in the text.")
