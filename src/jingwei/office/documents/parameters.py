"""Parameters of the document's transitions."""

from jingwei import _
from jingwei.core.exc import WrongValue
from jingwei.core.workflow.effects import IOpinion
from jingwei.core.workflow.effects import IReason
from jingwei.office.documents import genres
from jingwei.office.documents import vocabularies
from plone import api
from plone.autoform import directives
from plone.supermodel import model
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from z3c.form.browser.radio import RadioFieldWidget
from zope import schema
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


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


class IArchive(model.Schema):
    """The final retention period."""

    retention = schema.Choice(
        title=_("Retention period"), vocabulary=vocabularies.RETENTIONS, default="30"
    )
