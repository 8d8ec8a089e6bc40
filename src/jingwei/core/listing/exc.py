"""What lists refuse."""

from jingwei import _
from jingwei.core.exc import OutOfTurn


class TooLong(OutOfTurn):
    """The list has too many lines for an answer at once."""

    def __init__(self, lines: int, most: int):
        super().__init__(
            _(
                "The list has ${lines} lines; files of more than ${most} are prepared in the "
                "background. Ask for it with the button beside the list.",
                mapping={"lines": lines, "most": most},
            )
        )
