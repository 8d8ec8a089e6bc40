"""Base of all transition effects and the parameters that most of them take."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.opinions import api as opinions
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.interfaces import ITransitionEffect
from typing import NamedTuple
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


# What whoever gets a record back is told.
RETURNED = _("Returned: ${title}")


class News(NamedTuple):
    """What a step tells people: `whom` are tokens and user ids. `subject` is a message in which
    ``${title}`` stands for the record's title: mails say it. `text` is read in the site only.

    Who may not see the record is told nothing, unless `parting`: the step takes it from people who
    could see it until now, and they are told that it did.
    """

    whom: tuple[str, ...]
    subject: Message
    text: Message | str = ""
    parting: bool = False


@implementer(ITransitionEffect)
class Effect:
    """A transition without effect; features subclass it and register it under its name."""

    schema = INoParameters
    # Whoever fires it gives their PIN, beside the parameters.
    signs = False

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
        """What a person should know before the step: that nobody sits on a post ahead, or that
        somebody stands in there.
        """
        return [note for token in self.next_posts() for note in self.about(token)]

    def about(self, token: str) -> Iterator[Message]:
        """What there is to know of a post ahead."""
        if organisation.is_vacant(token):
            yield waits_at(token)
        kind = self.context.deputised_as
        found = organisation.counting(organisation.acting(token, kind)) if kind else ()
        # Two deputations may say the same.
        for user, last in dict.fromkeys((spell.user, spell.last) for spell in found):
            yield _(
                "“${post}”: ${person} stands in until ${day}.",
                mapping={
                    "post": organisation.title(token),
                    "person": organisation.title(user),
                    "day": last.isoformat(),
                },
            )

    def through(self, params: dict) -> str:
        """The post for which the step is taken, where parameters choose among several of the
        person's; "" for the first that may.
        """
        return ""

    def check(self, params: dict) -> None:
        """Refuse nothing."""

    def apply(self, params: dict) -> None:
        """Change nothing."""

    def news(self, params: dict) -> Iterator[News]:
        """Tell nobody; whose turn it is now is told anyway."""
        return iter(())


class SignedStep:
    """Mixin of the effect of a step with which people state an opinion, signed with their PIN."""

    signs = True

    def state_opinion(self, decision: str, text: str | None) -> None:
        """Add the acting person's opinion about the step that has just ended."""
        row = self.context.journal.turns[-1]
        opinions.add(
            self.context,
            step=row.source,
            decision=decision,
            text=text or "",
            person=row.person,
            post=row.post,
            acting_for=organisation.post_stood_in_for(row.post),
        )


def waits_at(token: str) -> Message:
    """The sentence about a post ahead that nobody holds."""
    post = organisation.title(token)
    return _("The post “${post}” is vacant: the record will wait there.", mapping={"post": post})
