"""What a deputation watches over, whichever door it comes through."""

from jingwei import _
from jingwei.core.deputies import rules
from jingwei.core.deputies.vocabularies import grantable
from jingwei.core.exc import BadParameters
from jingwei.core.exc import OutOfTurn
from jingwei.core.filing.leaving import leaves
from plone import api


def check(deputation, event) -> None:
    """Nobody asks for another person's post, and the rules hold from the start.

    :raises BadParameters: with an entry per wrong field.
    """
    if deputation.post not in grantable(api.user.get_current().getId() or ""):
        message = _("You do not hold this post.")
        raise BadParameters(errors=[{"field": "post", "message": message}])
    faults = [*rules.faults(deputation), *rules.too_late(deputation)]
    if faults:
        raise BadParameters(errors=faults)


def keep(deputation, event) -> None:
    """It proves who could act on which day: it is neither deleted, renamed nor moved."""
    if leaves(event):
        raise OutOfTurn(_("A deputation is withdrawn or revoked, not deleted or moved."))
