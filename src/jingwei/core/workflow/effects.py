"""Base of all transition effects and the parameters that most of them take."""

from jingwei import _
from jingwei.core.opinions import api as opinions
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.interfaces import ITransitionEffect
from zope import schema
from zope.i18nmessageid import Message
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

    def hindrance(self) -> Message | str:
        """Why the step makes no sense for this record now, whoever asks; "" if it does.

        No page or service offers a hindered step, `act` refuses it, and `@@why` tells the reason.
        """
        return ""

    def next_posts(self) -> tuple[str, ...]:
        """Posts that get the turn by this step, as far as it is known before."""
        return ()

    def notices(self) -> list[Message]:
        """What a person should know before the step: that nobody sits on a post ahead."""
        return [waits_at(token) for token in self.next_posts() if not organisation.holders(token)]

    def check(self, params: dict) -> None:
        """Refuse nothing."""

    def apply(self, params: dict) -> None:
        """Change nothing."""

    def state_opinion(self, decision: str, text: str | None) -> None:
        """Add the acting person's opinion about the step that has just ended."""
        turn = self.context.journal.turns[-1]
        opinions.add(
            self.context,
            step=turn.source,
            decision=decision,
            text=text or "",
            person=turn.person,
            post=turn.post,
        )


def waits_at(token: str) -> Message:
    """The sentence about a post ahead that nobody holds."""
    post = organisation.title(token)
    return _("The post “${post}” is vacant: the record will wait there.", mapping={"post": post})
