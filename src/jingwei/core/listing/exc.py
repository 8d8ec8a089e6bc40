"""What lists refuse."""

from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.exc import NotYourPost
from jingwei.core.exc import NotYoursToSee
from jingwei.core.exc import OutOfTurn


class TooLong(OutOfTurn):
    """The list has too many lines for an answer at once."""

    def __init__(self, most: int):
        super().__init__(
            _(
                "Files of more than ${most} lines are prepared in the background. Ask for it with "
                "the button beside the list.",
                mapping={"most": most},
            )
        )


class SheetFull(OutOfTurn):
    """A spreadsheet ends at some line, and would leave out the rest."""

    def __init__(self, most: int):
        super().__init__(
            _(
                "A sheet of XLSX holds at most ${most} lines. Narrow the list with its filters, or "
                "take it as CSV.",
                mapping={"most": most},
            )
        )


class NameWanted(BadParameters):
    """A view needs a name that fits into a tab."""

    def __init__(self, longest: int):
        super().__init__(
            _("Give the view a name of at most ${count} characters.", mapping={"count": longest})
        )


class NameTaken(BadParameters):
    """Two views of one list cannot bear the same name."""

    def __init__(self, name: str):
        super().__init__(
            _(
                "There is a view “${name}” of this list already: take another name, or remove "
                "that one first.",
                mapping={"name": name},
            )
        )


class TooMany(OutOfTurn):
    """A person has enough views of one list."""

    def __init__(self, most: int):
        super().__init__(
            _(
                "You have ${most} views of this list; remove one before you save another.",
                mapping={"most": most},
            )
        )


class NoSuchView(NotYoursToSee):
    """There is no such view, or it is somebody else's own."""

    default = _("There is no such view any more: it was removed. The list itself is still there.")


class NotYours(NotYourPost):
    """Others share this view."""

    default = _("This view is shared by another post, which alone may remove it.")


class NotShared(NotYourPost):
    """Not everybody may share views."""

    default = _("Views are shared by heads, by leaders and by who administers the list.")
