"""Parameters of the document's transitions."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.exc import WrongValue
from jingwei.core.workflow.effects import IOpinion
from jingwei.core.workflow.effects import IReason
from jingwei.office.documents import genres
from jingwei.office.documents import proposed
from jingwei.office.documents import vocabularies
from plone import api
from plone.autoform import directives
from plone.supermodel import model
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from z3c.form.browser.radio import RadioFieldWidget
from z3c.form.browser.select import SelectFieldWidget
from zope import schema
from zope.i18nmessageid import Message
from zope.interface import provider
from zope.schema.interfaces import ConstraintNotSatisfied
from zope.schema.interfaces import IContextAwareDefaultFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

import re


# Of any organ (GB/T 9704-2012, 7.2.5).
NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}〔20\d{2}〕[1-9]\d*号")
ANSWERS = SimpleVocabulary(
    [
        SimpleTerm("agree", "agree", _("Agree")),
        SimpleTerm("dissent", "dissent", _("Do not agree")),
    ]
)


def some_unit(value: tuple) -> bool:
    """Somebody is asked."""
    if not value:
        raise WrongValue(_("Choose at least one unit."))
    return True


class IHandOver(model.Schema):
    """To whom the draft goes."""

    to = schema.Choice(title=_("New drafter"), vocabulary="jingwei.documents.other_clerks")


class IConsult(IOpinion, model.Schema):
    """Which units countersign."""

    directives.widget("units", CheckBoxFieldWidget)
    units = schema.Tuple(
        title=_("Units that countersign"),
        value_type=schema.Choice(vocabulary="jingwei.documents.consulted_units"),
        constraint=some_unit,
    )


@provider(IContextAwareDefaultFactory)
def only_unit(document) -> str | None:
    """The unit for which the present person answers; whoever answers for several chooses one."""
    asked = document.asked(api.user.get_current().getId())
    return asked[0].unit if len(asked) == 1 else None


class IAnswer(IOpinion, model.Schema):
    """A consulted unit's answer."""

    directives.widget("answer", RadioFieldWidget)
    directives.order_before(answer="*")
    answer = schema.Choice(title=_("Answer"), vocabulary=ANSWERS)
    directives.widget("unit", RadioFieldWidget)
    directives.order_before(unit="*")
    unit = schema.Choice(
        title=_("Answer for the unit"),
        vocabulary="jingwei.documents.my_consultations",
        defaultFactory=only_unit,
    )


class IDrop(IReason, model.Schema):
    """The unit that does not answer."""

    directives.order_before(unit="*")
    unit = schema.Choice(title=_("Unit"), vocabulary="jingwei.documents.unanswered_units")


@provider(IContextAwareDefaultFactory)
def proposed_prefix(document) -> str:
    """The prefix that documents of this kind have."""
    return genres.prefix_of(document.genre, document.printed_as, document.normative)


class IRegister(model.Schema):
    """Which register the number comes from."""

    prefix = schema.Choice(
        title=_("Issuing code prefix"),
        vocabulary="jingwei.documents.prefixes",
        defaultFactory=proposed_prefix,
    )
    directives.widget("number", SelectFieldWidget, noValueMessage=_("The next number"))
    number = schema.Choice(
        title=_("Number"),
        description=_("The next one, unless a reserved or void one is chosen."),
        vocabulary="jingwei.documents.free_numbers",
        required=False,
    )


class IArchive(model.Schema):
    """The final retention period."""

    retention = schema.Choice(
        title=_("Retention period"), vocabulary=vocabularies.RETENTIONS, default="30"
    )


def _several(title: Message, value_type, **more) -> schema.Tuple:
    """Recipients of one kind; nobody need be among them."""
    return schema.Tuple(
        title=title, value_type=value_type, required=False, missing_value=(), max_length=200, **more
    )


def _of_sheet(found):
    """What the sheet says is proposed."""
    return provider(IContextAwareDefaultFactory)(found)


UNITS = schema.Choice(vocabulary="jingwei.documents.working_units")
DISTRICTS = schema.Choice(vocabulary="jingwei.documents.districts")
ORGANS = schema.TextLine(min_length=2, max_length=100)
BY_HAND = _("One on each line; their deliveries are noted by hand.")


class IIssue(model.Schema):
    """Who gets the document: the registrar sees and completes it."""

    directives.widget("units", CheckBoxFieldWidget)
    units = _several(
        _("Receiving units of the commission"), UNITS, defaultFactory=_of_sheet(proposed.units)
    )
    directives.widget("districts", CheckBoxFieldWidget)
    districts = _several(
        _("Receiving districts"), DISTRICTS, defaultFactory=_of_sheet(proposed.districts)
    )
    organs = _several(
        _("Other organs"),
        ORGANS,
        description=BY_HAND,
        defaultFactory=_of_sheet(proposed.organs),
    )


class IFurther(model.Schema):
    """Who gets it as well; whoever has it already is left out."""

    directives.widget("units", CheckBoxFieldWidget)
    units = _several(_("Receiving units of the commission"), UNITS, default=())
    directives.widget("districts", CheckBoxFieldWidget)
    districts = _several(_("Receiving districts"), DISTRICTS, default=())
    organs = _several(_("Other organs"), ORGANS, description=BY_HAND, default=())


class Organ(schema.Choice):
    """An organ that the document goes to; a name that is none of these is told them."""

    def _validate(self, value):
        try:
            super()._validate(value)
        except ConstraintNotSatisfied:
            known = [one.value for one in self.vocabulary if one.value != vocabularies.OTHER]
            raise WrongValue(not_among(str(value), known)) from None


def not_among(organ: str, known: list[str]) -> Message:
    """The sentence about an organ that a document does not go to."""
    if not known:
        return _(
            "The document goes to no other organ. For “${organ}” choose “other” and name it there.",
            mapping={"organ": organ},
        )
    return _(
        "The document does not go to “${organ}”, but to ${organs}. For another organ choose"
        " “other” and name it there.",
        mapping={"organ": organ, "organs": "、".join(known)},
    )


class INoteDelivery(model.Schema):
    """A delivery outside the system; `organ` is `OTHER` for the one that `other_organ` names."""

    organ = Organ(
        title=_("Organ"),
        source=vocabularies.delivered_organs,
        defaultFactory=_of_sheet(proposed.next_organ),
    )
    other_organ = schema.TextLine(
        title=_("Name of the other organ"),
        description=_("Only if it is none of those above; it then stands among the recipients."),
        required=False,
        min_length=2,
        max_length=100,
    )
    way = schema.Choice(title=_("Way of delivery"), vocabulary=vocabularies.WAYS)
    day = schema.Date(title=_("Delivered on"), defaultFactory=clock.today)
    receipt = schema.TextLine(
        title=_("Number of the receipt"), required=False, max_length=60, default=""
    )
    taker = schema.TextLine(title=_("Taken there by"), required=False, max_length=60, default="")


def right_number(value: str | None) -> bool:
    """A document number as organs write it; it is told to the public."""
    if value and not NUMBER.fullmatch(value):
        raise WrongValue(_("Write the number as it stands on the document: 江经〔2026〕12号."))
    return True


class IRecall(IReason):
    """Why all recipients have to give it back."""


class IRevoke(IReason):
    """Why it is void from the beginning."""


class IAbolish(IReason, model.Schema):
    """From which day on it is void."""

    directives.order_before(since="*")
    since = schema.Date(
        title=_("Abolished from this day on"),
        description=_("Not before its issue, and not after today."),
        defaultFactory=clock.today,
    )
    replaced_by = schema.TextLine(
        title=_("Number of the document that replaces it"),
        required=False,
        max_length=60,
        constraint=right_number,
        default="",
        missing_value="",
    )
