"""What the calendar refuses."""

from jingwei import _
from jingwei.core.exc import OutOfTurn


class DaysWouldGo(OutOfTurn):
    """A notice would take days away, or change them, and nobody has agreed to just that."""

    default = _("These days are not entered yet. Look at what would change, then enter the year.")
