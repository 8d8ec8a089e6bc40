"""What an item watches over, whichever door a change comes through."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from jingwei import _
from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.exc import BadParameters
from jingwei.core.exc import OutOfTurn
from jingwei.core.filing.leaving import leaves
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import clear_role_memo
from jingwei.core.texts import CLASSIFIED
from jingwei.core.texts import marked
from jingwei.core.workflow import turns
from jingwei.core.workflow.api import state
from jingwei.core.workflow.api import turns_changed
from jingwei.office.supervision import origins
from jingwei.office.supervision.content import ISupervisionItem
from jingwei.office.supervision.transitions import unclassified
from jingwei.office.supervision.vocabularies import starter
from plone import api


FREE = ("title", "basis", "instruction", "instructed_by", "requirement", "milestones")


def check(item, event) -> None:
    """Only the supervisor proposes, nothing classified, and nothing that is over already.

    :raises BadParameters: with an entry per wrong field.
    """
    reason = starter(api.user.get_current().getId() or "")
    if reason:
        raise BadParameters(reason)
    origins.take_over(item)
    changed(item, event)


def changed(item, event) -> None:
    """The rules hold after every change; another lead unit is another director, maybe."""
    errors = [{"field": n, "message": CLASSIFIED} for n in FREE if marked(getattr(item, n))]
    if item.number is None and item.due_on < clock.today():
        message = _("This day is over.")
        errors.append({"field": "due_on", "message": message})
    too_far = deadlines.too_far(item.due_on, clock.today())
    if too_far:
        errors.append({"field": "due_on", "message": too_far})
    if item.lead_unit in item.assisting_units:
        message = _("The lead unit is not among those that assist.")
        errors.append({"field": "assisting_units", "message": message})
    if errors:
        raise BadParameters(errors=errors)
    if state(item) == "proposed" and item.director() not in item.whose():
        before = item.pending
        supervisor = tuple(t for t in item.whose() if t == organisation.SUPERVISOR)
        item.give_turn(*supervisor, item.director())
        clear_role_memo()
        item.reindexObject(idxs=["pending_with"])
        item.reindexObjectSecurity()
        turns_changed(item, before)
        if turns.misplaced(item):
            turns.pass_on(item)


def unmarked(attachment, event) -> None:
    """No file of an item carries a mark of classification, however it comes there.

    :raises BadParameters: it does.
    """
    if ISupervisionItem.providedBy(aq_parent(aq_inner(attachment))):
        unclassified((attachment.file,), "file")


def keep(item, event) -> None:
    """What was assigned is not deleted; nothing is renamed or moved."""
    if not leaves(event) or (event.newParent is None and item.number is None):
        return
    if event.newParent is not None:
        raise OutOfTurn(_("An item is neither renamed nor moved."))
    raise OutOfTurn(
        _(
            "The item has a number, ${number}, and is not deleted. “${post}” may cancel it, with a"
            " reason, until it is accepted or while it is suspended.",
            mapping={"number": str(item.number), "post": organisation.title(item.director())},
        )
    )
