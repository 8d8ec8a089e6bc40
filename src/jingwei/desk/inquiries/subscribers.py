"""What an inquiry watches over, whichever door a change comes through."""

from jingwei import _
from jingwei.core.exc import OutOfTurn
from jingwei.core.filing.leaving import leaves


def acted(inquiry, event) -> None:
    """A step may have written an answer or a reason; they are searched, too."""
    inquiry.reindexObject(idxs=["SearchableText"])


def keep(inquiry, event) -> None:
    """An inquiry is neither deleted, renamed nor moved; only a whole site may go."""
    if leaves(event):
        raise OutOfTurn(_("An inquiry is neither deleted, renamed nor moved."))
