"""What happens around every transition and change of a record."""

from jingwei.core import clock
from jingwei.core.asking import way_of
from jingwei.core.audit import api as audit
from jingwei.core.opinions import api as opinions
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import clear_role_memo
from jingwei.core.workflow import turns
from jingwei.core.workflow.api import note_opened
from jingwei.core.workflow.api import standing
from jingwei.core.workflow.api import text_changed
from jingwei.core.workflow.api import turns_changed
from jingwei.core.workflow.events import Acted
from jingwei.core.workflow.events import TurnsChanged
from jingwei.core.workflow.interfaces import IRecord
from jingwei.core.workflow.record import Journal
from jingwei.core.workflow.record import JournalRow
from plone import api
from zExceptions import Forbidden
from zope.container.interfaces import IContainerModifiedEvent
from zope.event import notify


INDEXES = [
    *("pending_with", "turn_passed", "acted_by", "last_turn", "modified", "units"),
    *("row_number", "row_unit", "row_urgency", "row_month"),
]


def note_reader(event) -> None:
    """Whose turn it is has opened the record with whatever is asked for at or below its address.

    Subscriber to the end of traversal: who must not see it was turned away before.
    """
    for obj in way_of(event.request):
        if IRecord.providedBy(obj):
            note_opened(obj)


def refuse_side_doors(record, event) -> None:
    """No transition without its effect: stock views, bulk actions and scripts end here."""
    if event.transition is not None and "effect" not in (event.kwargs or {}):
        raise Forbidden("Use @@act or @workflow")


def note_standing(record, event) -> None:
    """Remember through which post the person acts, while the old state still says it."""
    if event.transition is not None and "cause" not in event.kwargs:
        guard = record.grid.transitions[event.transition.id].guard
        post = event.kwargs["effect"].through(event.kwargs["params"])
        event.kwargs["post"] = standing(record, guard, post=post)


def carry_out(record, event) -> None:
    """Journal, effect, audit and indexes of a transition, in this order."""
    if event.transition is None:
        return
    transition = event.transition.id
    cause = event.kwargs.get("cause", "")
    person = "" if cause else api.user.get_current().getId()
    post = event.kwargs.get("post", "")
    if record.journal is None:
        record.journal = Journal()
    source, target = event.old_state.getId(), event.new_state.getId()
    row = JournalRow(clock.now(), person, post, transition, source, target, cause)
    record.journal.add(row)
    record.last = {**record.last, transition: person}
    record.changes += 1
    before = record.pending
    effect, params = event.kwargs["effect"], event.kwargs["params"]
    effect.apply(params)
    clear_role_memo()
    told = {"transition": transition, "source": source, "target": target}
    acting_for = organisation.post_stood_in_for(post)
    told |= {"cause": cause} if cause else {}
    given = opinions.rows(record)
    if given:
        # What a sealed audit knows of the chain, outside the record.
        told |= {"opinions": len(given), "head": given[-1].sealed}
    audit.record("transition", record, acting_for=acting_for, **told)
    record.reindexObject(idxs=[*INDEXES, *record.turn_indexes])
    if turns.misplaced(record):
        turns.pass_on(record)
    notify(Acted(record, transition, params, person or cause))
    notify(TurnsChanged(record, before, person, tuple(effect.news(params))))


def begin(record, event) -> None:
    """A new record is its maker's draft."""
    record.begin(api.user.get_current().getId())
    record.reindexObject(idxs=INDEXES)
    first = next(iter(record.journal.turns if record.journal else ()), None)
    acting_for = organisation.post_stood_in_for(first.post) if first else ""
    audit.record("created", record, acting_for=acting_for, type=record.portal_type)
    turns_changed(record, ())


def edited(record, event) -> None:
    """The text has changed, or a file came or went.

    What happens to files is told where they are made (`core.attachments`).
    """
    text_changed(record)
    if not IContainerModifiedEvent.providedBy(event):
        audit.edited("edited", record, event)


def forget_history(record, event) -> None:
    """A copy is a new draft: no number, opinions or journal come along."""
    record.forget_history()
