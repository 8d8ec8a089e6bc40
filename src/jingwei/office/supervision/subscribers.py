"""What an item watches over, whichever door a change comes through."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Iterator
from jingwei import _
from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.exc import BadParameters
from jingwei.core.exc import OutOfTurn
from jingwei.core.filing.leaving import leaves
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import clear_role_memo
from jingwei.core.texts import blank
from jingwei.core.texts import CLASSIFIED
from jingwei.core.texts import marked
from jingwei.core.workflow import turns
from jingwei.core.workflow.api import state
from jingwei.core.workflow.api import turns_changed
from jingwei.office.supervision import origins
from jingwei.office.supervision import rows
from jingwei.office.supervision.content import ISupervisionItem
from jingwei.office.supervision.transitions import unclassified
from jingwei.office.supervision.vocabularies import starter
from plone import api
from zope.i18nmessageid import Message

import datetime


FREE = (
    *("title", "basis", "instruction", "instructed_by", "requirement", "milestones"),
    "responsible",
)


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
    item.assisting_units = tuple(dict.fromkeys(item.assisting_units))
    errors = [{"field": field, "message": message} for field, message in _wrong(item)]
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


def _wrong(item) -> Iterator[tuple[str, Message | str]]:
    """(field, what is wrong with it)."""
    yield from ((name, CLASSIFIED) for name in FREE if marked(getattr(item, name)))
    if blank(item.requirement or ""):
        yield "requirement", _("Say what is to be done.")
    if item.lead_unit in item.assisting_units:
        yield "assisting_units", _("The lead unit is not among those that assist.")
    # Afterwards nobody could put it right; a file of a report changes the item, too.
    if item.reckoning() is None:
        yield from _wrong_days(item, clock.today())


def _wrong_days(item, today: datetime.date) -> Iterator[tuple[str, Message | str]]:
    """Days in an order that cannot be; what has a number was in order when it took it."""
    over = _("This day is over.")
    if item.number is None and item.due_on < today:
        yield "due_on", over
    too_far = deadlines.too_far(item.due_on, today)
    if too_far:
        yield "due_on", too_far
    if item.instructed_on and item.instructed_on > today:
        yield "instructed_on", _("This day has not come yet.")
    for stone in rows.milestones(item.milestones):
        told = {"milestone": stone.line}
        if stone.due > item.due_on:
            message = _("“${milestone}” lies after the deadline of the item.", mapping=told)
            yield "milestones", message
        elif item.number is None and stone.due < today:
            yield "milestones", _("The day of “${milestone}” is over.", mapping=told)


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
