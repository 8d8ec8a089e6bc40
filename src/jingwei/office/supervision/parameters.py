"""Parameters of the item's transitions."""

from jingwei import _
from jingwei.core.attachments import api as attachments
from jingwei.core.workflow.effects import IOpinion
from jingwei.core.workflow.effects import IReason
from jingwei.office.supervision import vocabularies
from plone.autoform import directives
from plone.supermodel import model
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from z3c.form.browser.radio import RadioFieldWidget
from zope import schema


class IReport(model.Schema):
    """A report of progress."""

    percent = schema.Int(
        title=_("Done, in percent"),
        description=_("A whole number from 0 to 100."),
        min=0,
        max=100,
    )
    text = schema.Text(title=_("State of the work"), min_length=2, max_length=4000)
    problems = schema.Text(
        title=_("Problems"), required=False, max_length=2000, missing_value="", default=""
    )
    next_step = schema.Text(
        title=_("Next step"), required=False, max_length=2000, missing_value="", default=""
    )
    directives.widget("files", attachments.files_widget)
    files = attachments.files_field()
    directives.widget("reached", CheckBoxFieldWidget)
    reached = schema.Tuple(
        title=_("Milestones that were reached"),
        value_type=schema.Choice(vocabulary="jingwei.supervision.milestones"),
        required=False,
        default=(),
        missing_value=(),
    )
    coordinate = schema.Bool(
        title=_("Needs to be coordinated with others"), required=False, default=False
    )


class IUrge(model.Schema):
    """What the lead unit is reminded of."""

    text = schema.Text(
        title=_("Reminder"), required=False, max_length=1000, missing_value="", default=""
    )


class IAskExtension(IReason, model.Schema):
    """Until when, and why."""

    directives.order_before(until="*")
    until = schema.Date(title=_("New date"))


class IDecide(IOpinion, model.Schema):
    """The answer to a wish for more time."""

    directives.widget("decision", RadioFieldWidget)
    directives.order_before(decision="*")
    decision = schema.Choice(
        title=_("Decision"), vocabulary=vocabularies.terms(vocabularies.DECISIONS)
    )


class IClosure(model.Schema):
    """The report on the completed item."""

    report = schema.Text(title=_("Completion report"), min_length=2, max_length=8000)
    directives.widget("files", attachments.files_widget)
    files = attachments.files_field()


class IClose(IOpinion, model.Schema):
    """The evaluation."""

    directives.widget("grade", RadioFieldWidget)
    directives.order_before(grade="*")
    grade = schema.Choice(title=_("Evaluation"), vocabulary=vocabularies.terms(vocabularies.GRADES))
