"""What a copy watches over."""

from jingwei import _
from jingwei.core.exc import OutOfTurn
from jingwei.core.filing.leaving import leaves


def keep(copy, event) -> None:
    """A copy is the proof of its delivery: neither deleted, renamed nor moved."""
    if leaves(event):
        raise OutOfTurn(_("What was sent to a district is neither deleted, renamed nor moved."))
