"""The official document and its approval sheet (handbook §1.6)."""

from jingwei import _
from jingwei.core.delivery.api import Ending
from jingwei.core.exc import WrongValue
from jingwei.core.organisation import api as organisation
from jingwei.core.texts import right_length
from jingwei.core.workflow.record import Record
from jingwei.office.documents import vocabularies
from jingwei.office.documents.issued import Delivery
from jingwei.office.documents.issued import Distribution
from jingwei.office.documents.issued import Recall
from jingwei.office.documents.issued import units
from jingwei.office.documents.vocabularies import drafting_units
from plone import api
from plone.app.textfield import RichText
from plone.autoform import directives
from plone.dexterity.content import Container
from plone.supermodel import model
from plone.supermodel.directives import fieldset
from typing import NamedTuple
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.interface import implementer
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory

import datetime


class Consultation(NamedTuple):
    """One unit asked to countersign. `answer`: "", ``agree``, ``dissent`` or ``dropped``."""

    unit: str
    token: str
    answer: str = ""

    @property
    def open(self) -> bool:
        """Not answered and not dropped."""
        return not self.answer


def not_classified(value: str | None) -> bool:
    """The system is for non-secret work and takes no classification (保密法)."""
    if value:
        raise WrongValue(
            _("This system is for non-secret work: a classified document must not be entered.")
        )
    return True


@provider(IContextAwareDefaultFactory)
def my_unit(context) -> str | None:
    """The unit of the person who drafts."""
    return next(iter(drafting_units(api.user.get_current().getId() or "")), None)


class IOfficialDocument(model.Schema):
    """What the drafter fills in. Number, opinions and turns are not fields: nobody types them."""

    title = schema.TextLine(title=_("Title"), max_length=200)
    genre = schema.Choice(
        title=_("Document type (genre)"), vocabulary=vocabularies.GENRES, default="notice"
    )
    direction = schema.Choice(
        title=_("Direction"),
        description=_("Upward documents are signed by the principal leader."),
        vocabulary=vocabularies.DIRECTIONS,
        default="downward",
    )
    drafting_unit = schema.Choice(
        title=_("Drafting unit"),
        vocabulary="jingwei.documents.my_units",
        defaultFactory=my_unit,
        # Left out over REST it is the drafter's first unit, see `begin`.
        required=False,
    )
    phone = schema.TextLine(title=_("Telephone"), required=False, max_length=40)
    urgency = schema.Choice(
        title=_("Urgency"), vocabulary=vocabularies.URGENCIES, default="routine"
    )
    classification = schema.TextLine(
        title=_("Security classification"),
        description=_("Stays empty: classified documents are not handled here."),
        required=False,
        constraint=not_classified,
    )
    directives.widget("receiving_units", CheckBoxFieldWidget)
    main_recipients = schema.TextLine(title=_("Main recipients"), required=False, max_length=500)
    copy_recipients = schema.TextLine(title=_("Copy recipients"), required=False, max_length=500)
    receiving_units = schema.Tuple(
        title=_("Receiving units of the commission"),
        value_type=schema.Choice(vocabulary="jingwei.documents.working_units"),
        required=False,
        default=(),
        missing_value=(),
    )
    directives.widget("receiving_districts", CheckBoxFieldWidget)
    receiving_districts = schema.Tuple(
        title=_("Receiving districts"),
        description=_("Their bureaus get a copy in the system and sign for it."),
        value_type=schema.Choice(vocabulary="jingwei.documents.districts"),
        required=False,
        default=(),
        missing_value=(),
    )
    body = RichText(
        title=_("Body text"),
        default_mime_type="text/html",
        output_mime_type="text/x-html-safe",
        allowed_mime_types=("text/html",),
        constraint=right_length,
        required=False,
    )
    note = schema.TextLine(
        title=_("Note (in parentheses)"),
        description=_("For a request: contact person and telephone."),
        required=False,
        max_length=200,
    )

    fieldset(
        "disclosure",
        label=_("Disclosure"),
        fields=["disclosure", "disclosure_reason", "normative", "legality_opinion", "explain"],
    )
    disclosure = schema.Choice(
        title=_("Disclosure attribute"),
        description=_("Must be decided before the draft is submitted."),
        vocabulary=vocabularies.DISCLOSURES,
        required=False,
    )
    disclosure_reason = schema.TextLine(
        title=_("Reason, unless it is disclosed proactively"), required=False, max_length=300
    )
    normative = schema.Bool(title=_("Normative document"), required=False, default=False)
    legality_opinion = schema.TextLine(
        title=_("Opinion of the legality review"), required=False, max_length=300
    )
    explain = schema.Bool(title=_("Needs a policy interpretation"), required=False, default=False)

    fieldset(
        "production",
        label=_("Production and filing"),
        fields=["printed_as", "title_lines", "joint_organs", "copies", "retention", "related"],
    )
    # Not `layout`: Plone takes that attribute for the name of the default view.
    printed_as = schema.Choice(
        title=_("Layout"), vocabulary=vocabularies.LAYOUTS, default="document"
    )
    title_lines = schema.Text(
        title=_("Lines of the title"),
        description=_(
            "How a long title is broken on the printed document, one line each. Left empty, it is"
            " broken between words."
        ),
        required=False,
        max_length=250,
    )
    joint_organs = schema.Tuple(
        title=_("Joint organs"),
        description=_(
            "Other organs that issue the document together with this one, in their order, one a"
            " line."
        ),
        value_type=schema.TextLine(max_length=40),
        required=False,
        default=(),
        missing_value=(),
    )
    copies = schema.Int(title=_("Printed copies"), required=False, min=0, max=10_000)
    retention = schema.Choice(
        title=_("Retention period"), vocabulary=vocabularies.RETENTIONS, default="30"
    )
    related = schema.TextLine(
        title=_("Related incoming documents and supervision items"),
        required=False,
        max_length=300,
    )


@implementer(IOfficialDocument)
class OfficialDocument(Record, Container):
    """A document on its way from draft to archive.

    Beside the fields: `drafter` (user id), `reviewer` and `signatory` (tokens of the turn),
    `consultations`, `turn_holders` (tokens that ever had the turn), `number`, and the dates
    `submitted_on`, `signed_on`, `issued_on`, `archived_on`. Of its issue: `distributions` that
    count, `recalled_distributions` before them, `sent_copies` (district, id of its copy),
    `deliveries` by hand, `recalls`, and `ending` once it does not hold any more.
    """

    # A class attribute: the choices of this field ask the document itself for its unit.
    drafting_unit: str | None = None
    drafter: str = ""
    reviewer: str = ""
    checker: str = ""
    signatory: str = ""
    consultations: tuple[Consultation, ...] = ()
    turn_holders: tuple[str, ...] = ()
    number = None
    submitted_on: datetime.date | None = None
    signed_on: datetime.date | None = None
    issued_on: datetime.date | None = None
    archived_on: datetime.date | None = None
    # A file of Word that was shown and not yet entered, see `importing`.
    waiting_file = None
    # Not in documents whose older opinions judged a sheet without its number of copies.
    copies_judged: bool = False
    distributions: tuple[Distribution, ...] = ()
    recalled_distributions: tuple[Distribution, ...] = ()
    sent_copies: tuple[tuple[str, str], ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    recalls: tuple[Recall, ...] = ()
    ending: Ending | None = None

    deputised_as = "documents"
    turn_attributes = ("reviewer", "checker", "signatory")
    history_attributes = (
        *Record.history_attributes,
        "drafter",
        "reviewer",
        "checker",
        "signatory",
        "consultations",
        "turn_holders",
        "number",
        "submitted_on",
        "signed_on",
        "issued_on",
        "archived_on",
        "opinion_log",
        "waiting_file",
        *("distributions", "recalled_distributions", "sent_copies", "deliveries", "recalls"),
        "ending",
    )
    turn_indexes = ("to_read_by",)

    def begin(self, person: str) -> None:
        """The maker drafts."""
        super().begin(person)
        self.copies_judged = True
        self.drafter = person
        self.drafting_unit = self.drafting_unit or next(iter(drafting_units(person)), None)

    def give_turn(self, *tokens: str) -> None:
        """They may look at the record from now on."""
        super().give_turn(*tokens)
        self.turn_holders = tuple(dict.fromkeys((*self.turn_holders, *tokens)))

    def pass_turn(self, given: str, new: str) -> None:
        """A consulted unit's turn passes with it, and not that of another unit whose turn lies
        with the same post.
        """
        old, unit = self.whose()[given], organisation.unit_of_post(given)
        super().pass_turn(given, new)
        asked = [c.unit for c in self.consultations if c.open and c.token == old]
        moved = [unit] if unit in asked else asked
        self.consultations = tuple(
            c._replace(token=new) if c.open and c.unit in moved else c for c in self.consultations
        )

    def asked(self, user_id: str) -> list[Consultation]:
        """Open consultations that a person can answer, for their own post or standing in for it."""
        tokens = {user_id, *organisation.tokens_of(user_id)}
        return [
            c
            for c in self.consultations
            if c.open
            and not tokens.isdisjoint(organisation.with_deputies(c.token, self.deputised_as))
        ]

    @property
    def to_read(self) -> tuple[str, ...]:
        """Tokens of the units that were sent it, to be read."""
        return units(self.distributions)

    @property
    def issue(self) -> int:
        """How often it was issued: after a recall everybody reads it anew."""
        return len(self.recalls)

    @property
    def upward(self) -> bool:
        """Goes to a superior organ (条例 art. 15)."""
        return self.direction == "upward"

    def signing_chain(self) -> tuple[str, ...]:
        """Posts that may sign, the first one normally: the principal for upward documents."""
        leader = organisation.post(self.drafting_unit, "leader")
        return organisation.stand_ins(organisation.PRINCIPAL if self.upward else leader)
