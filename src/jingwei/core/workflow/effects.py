"""Base of all transition effects and the parameters that most of them take."""

from jingwei import _
from jingwei.core.workflow.interfaces import ITransitionEffect
from zope import schema
from zope.interface import implementer
from zope.interface import Interface


class INoParameters(Interface):
    """A transition that needs nothing but the click."""


class IOpinion(Interface):
    """An opinion that may stay empty: the click alone agrees (条例 art. 22)."""

    opinion = schema.Text(
        title=_("Opinion"),
        max_length=2000,
        required=False,
        missing_value="",
        default="",
    )


class IReason(Interface):
    """A reason that must be given."""

    reason = schema.Text(title=_("Reason"), min_length=2, max_length=2000)


@implementer(ITransitionEffect)
class Effect:
    """A transition without effect; features subclass it and register it under its name."""

    schema = INoParameters

    def __init__(self, context):
        self.context = context

    def offered(self) -> bool:
        """Does the step make sense for this record now? If not, no page or service offers it;
        `check` must refuse it all the same.
        """
        return True

    def check(self, params: dict) -> None:
        """Refuse nothing."""

    def apply(self, params: dict) -> None:
        """Change nothing."""
