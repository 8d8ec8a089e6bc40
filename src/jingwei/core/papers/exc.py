"""What papers refuse."""

from jingwei import _
from jingwei.core.exc import NotYoursToSee
from jingwei.core.exc import OutOfTurn


class NoSuchPaper(NotYoursToSee):
    """The record has no paper of this kind."""


class NotYet(OutOfTurn):
    """It is too early for this paper."""

    default = _("This paper is not made yet.")
