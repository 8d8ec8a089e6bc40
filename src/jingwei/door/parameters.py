"""Parameters of the release's transitions."""

from jingwei import _
from jingwei.core.workflow.effects import IReason
from plone.autoform import directives
from plone.supermodel import model
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema


class IMask(model.Schema):
    """Passages that must not be public."""

    passages = schema.Tuple(
        title=_("Passages to mask"),
        description=_("One passage on each line, exactly as it stands in the text."),
        value_type=schema.TextLine(min_length=1, max_length=500),
        min_length=1,
    )


class IUnmask(IReason, model.Schema):
    """A mask that hides nothing personal."""

    directives.order_before(passage="*")
    passage = schema.Choice(title=_("Masked passage"), vocabulary="jingwei.door.masked")


class IAttachments(model.Schema):
    """Which attachments go along; none unless it is chosen here."""

    directives.widget("attachments", CheckBoxFieldWidget)
    attachments = schema.Tuple(
        title=_("Attachments that become public"),
        value_type=schema.Choice(vocabulary="jingwei.door.attachments"),
        required=False,
        default=(),
        missing_value=(),
    )


class IWithdraw(model.Schema):
    """Why it is withdrawn, in words for the public."""

    reason = schema.Text(
        title=_("Reason"),
        description=_("It is shown in the public notice: neutral, and without personal data."),
        min_length=2,
        max_length=500,
    )


class ICorrect(model.Schema):
    """What is corrected."""

    reason = schema.TextLine(
        title=_("What is corrected"),
        description=_("It is shown with the date under the corrected text."),
        required=False,
        max_length=200,
        default="",
        missing_value="",
    )
