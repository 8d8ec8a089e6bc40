"""What an inquiry watches over, whichever door a change comes through."""

from jingwei import _
from jingwei.core.exc import OutOfTurn
from Products.CMFPlone.interfaces import IPloneSiteRoot


def keep(inquiry, event) -> None:
    """An inquiry is neither deleted, renamed nor moved; only a whole site may go."""
    if event.oldParent is None or IPloneSiteRoot.providedBy(event.object):
        return
    raise OutOfTurn(_("An inquiry is neither deleted, renamed nor moved."))
