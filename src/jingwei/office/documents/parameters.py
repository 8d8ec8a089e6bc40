"""Parameters of the document's transitions."""

from jingwei import _
from jingwei.core.workflow.effects import IOpinion
from jingwei.core.workflow.effects import IReason
from jingwei.office.documents import vocabularies
from plone.autoform import directives
from plone.supermodel import model
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from z3c.form.browser.radio import RadioFieldWidget
from zope import schema
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


ANSWERS = SimpleVocabulary(
    [
        SimpleTerm("agree", "agree", _("Agree")),
        SimpleTerm("dissent", "dissent", _("Do not agree")),
    ]
)


class IHandOver(model.Schema):
    """To whom the draft goes."""

    to = schema.Choice(title=_("New drafter"), vocabulary="jingwei.documents.other_clerks")


class IConsult(IOpinion, model.Schema):
    """Which units countersign."""

    directives.widget("units", CheckBoxFieldWidget)
    units = schema.Tuple(
        title=_("Units that countersign"),
        value_type=schema.Choice(vocabulary="jingwei.documents.consulted_units"),
        min_length=1,
    )


class IAnswer(IOpinion, model.Schema):
    """A consulted unit's answer."""

    directives.widget("answer", RadioFieldWidget)
    directives.order_before(answer="*")
    answer = schema.Choice(title=_("Answer"), vocabulary=ANSWERS)
    directives.mode(unit="hidden")
    unit = schema.Choice(
        title=_("Unit"), vocabulary="jingwei.documents.unanswered_units", required=False
    )


class IDrop(IReason, model.Schema):
    """The unit that does not answer."""

    directives.order_before(unit="*")
    unit = schema.Choice(title=_("Unit"), vocabulary="jingwei.documents.unanswered_units")


class IRegister(model.Schema):
    """Which register the number comes from."""

    prefix = schema.Choice(
        title=_("Issuing code prefix"), vocabulary=vocabularies.PREFIXES, default="江经"
    )


class IArchive(model.Schema):
    """The final retention period."""

    retention = schema.Choice(
        title=_("Retention period"), vocabulary=vocabularies.RETENTIONS, default="30"
    )
