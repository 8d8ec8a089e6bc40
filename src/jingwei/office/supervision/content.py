"""The supervision item (handbook §3.2)."""

from collections.abc import Sequence
from itertools import pairwise
from jingwei import _
from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.deadlines.clocked import Clocked
from jingwei.core.exc import WrongValue
from jingwei.core.filing.retention import RETENTIONS
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.api import state
from jingwei.core.workflow.record import Record
from jingwei.core.worklist.api import URGENCIES
from jingwei.office.supervision import feedback
from jingwei.office.supervision import rows
from jingwei.office.supervision import vocabularies
from plone.autoform import directives
from plone.dexterity.content import Container
from plone.supermodel import model
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.interface import implementer

import datetime


TYPE = "SupervisionItem"


def readable_milestones(value: str | None) -> bool:
    """Each line begins with its day, and none says what another one says: a report names those
    that were reached by their lines.
    """
    try:
        lines = [stone.line for stone in rows.milestones(value)]
    except ValueError:
        raise WrongValue(_("Begin each line with a day such as 2026-12-31.")) from None
    for line, next_one in pairwise(lines):
        if line == next_one:
            told = {"milestone": line}
            raise WrongValue(_("“${milestone}” stands here twice.", mapping=told))
    return True


class ISupervisionItem(model.Schema):
    """What the supervisor fills in. Number, lights and rows are not fields: nobody types them."""

    title = schema.TextLine(title=_("Matter"), max_length=200)
    source = schema.Choice(
        title=_("Source"),
        vocabulary=vocabularies.terms(vocabularies.SOURCES),
        default="instruction",
    )
    basis = schema.TextLine(
        title=_("Basis"),
        description=_("Document number, minutes or letter that it goes back to."),
        required=False,
        max_length=300,
    )
    instruction = schema.Text(title=_("Instruction"), required=False, max_length=2000)
    instructed_by = schema.TextLine(title=_("Given by"), required=False, max_length=60)
    instructed_on = schema.Date(title=_("Given on"), required=False)
    requirement = schema.Text(title=_("What is to be done"), max_length=4000)
    milestones = schema.Text(
        title=_("Milestones"),
        description=_("One a line, the day first: 2026-12-31 plan approved"),
        required=False,
        max_length=2000,
        constraint=readable_milestones,
    )
    lead_unit = schema.Choice(title=_("Lead unit"), vocabulary="jingwei.supervision.units")
    responsible = schema.TextLine(title=_("Person in charge"), required=False, max_length=60)
    directives.widget("assisting_units", CheckBoxFieldWidget)
    assisting_units = schema.Tuple(
        title=_("Assisting units"),
        value_type=schema.Choice(vocabulary="jingwei.supervision.units"),
        required=False,
        default=(),
        missing_value=(),
    )
    urgency = schema.Choice(
        title=_("Urgency"),
        vocabulary=vocabularies.terms(URGENCIES),
        default="routine",
    )
    due_on = schema.Date(title=_("To be done by"))
    feedback = schema.Choice(
        title=_("Feedback"),
        vocabulary=vocabularies.terms({k: v[0] for k, v in vocabularies.FEEDBACKS.items()}),
        default="monthly",
    )
    retention = schema.Choice(
        title=_("Retention period"),
        vocabulary=vocabularies.terms(RETENTIONS),
        default="10",
    )


@implementer(ISupervisionItem)
class SupervisionItem(Clocked, Record, Container):
    """An item from its proposal to its evaluation.

    Beside the fields: `number`, `origin` (what it was made from), rows of `rows` in `progress`,
    `urges`, `extensions` and `reached`, `report` (what closing was asked with), `report_files` (ids
    of its attachments), `asked_on` (the day of that), `grade` and the moments in the journal.
    """

    deputised_as = vocabularies.KIND
    turn_indexes = (
        *("lead_unit", "soon_on", "late_on", "due_by", "escalates_on", "SearchableText"),
    )
    lead_unit: str | None = None
    assisting_units: tuple[str, ...] = ()
    number = None
    origin: rows.Origin | None = None
    progress: tuple[rows.Progress, ...] = ()
    urges: tuple[rows.Urge, ...] = ()
    extensions: tuple[rows.Extension, ...] = ()
    reached: tuple[rows.Reached, ...] = ()
    report: str = ""
    report_files: tuple[str, ...] = ()
    asked_on: datetime.date | None = None
    grade: str = ""

    history_attributes = (
        *Record.history_attributes,
        "number",
        "origin",
        "ledger",
        "progress",
        "urges",
        "extensions",
        "reached",
        "report",
        "report_files",
        "asked_on",
        "grade",
        "opinion_log",
    )

    def begin(self, person: str, post: str = "") -> None:
        """It waits for whoever assigns it; nobody's draft is judged in it."""
        super().begin(person, vocabularies.proposing(person))
        self.drafters = frozenset()
        self.give_turn(self.director())

    def director(self) -> str:
        """Who assigns, suspends and cancels: the director, or where the General Office itself
        leads, the leader in charge of it.
        """
        if organisation.post(self.lead_unit, "head") == organisation.DIRECTOR:
            return organisation.post(self.lead_unit, "leader")
        return organisation.DIRECTOR

    def units(self) -> Sequence[str]:
        """The lead unit and those that assist."""
        return tuple(dict.fromkeys((self.lead_unit, *self.assisting_units)))

    def milestones_ahead(self) -> tuple[tuple[int, str], ...]:
        """(place, line) of the milestones that were not reached."""
        done = {row.milestone for row in self.reached}
        lines = dict.fromkeys(stone.line for stone in rows.milestones(self.milestones))
        return tuple((place, line) for place, line in enumerate(lines) if line not in done)

    def asked_extension(self) -> rows.Extension | None:
        """The extension that waits for a decision."""
        last = self.extensions[-1] if self.extensions else None
        return last if last and not last.decision else None

    def end_wish(self, decision: str, person: str, acting: str, answer: str = "") -> rows.Extension:
        """Write down what became of the extension that waits for a decision; return it.

        :param acting: token under which the person stood in for another, or "".
        """
        decided = {"decided": clock.today(), "decided_by": person, "decided_as": acting}
        ended = self.extensions[-1]._replace(decision=decision, answer=answer, **decided)
        self.extensions = (*self.extensions[:-1], ended)
        return ended

    def reckoning(self) -> deadlines.Reckoning | None:
        """None while proposed, also after an objection: the clock starts with the assignment."""
        return None if state(self) == "proposed" else super().reckoning()

    def turns(self) -> deadlines.Turns:
        """When the light changes: by the deadline, or by feedback that does not come."""
        return feedback.turns(feedback.course_of(self), self.reckoning())
