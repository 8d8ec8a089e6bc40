"""What all effects of an official document share."""

from jingwei import _
from jingwei.core.opinions import api as opinions
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.effects import Effect
from jingwei.office.documents import rules
from jingwei.office.documents.exc import NotReady
from plone import api


class DocumentEffect(Effect):
    """Shared by all effects of the document.

    `next_post`: the post that handles the document next without judging it.
    """

    next_post: str = ""

    def next_chain(self) -> tuple[str, ...]:
        """Posts to which the turn passes, the first able one gets it; () if it stays inside."""
        return ()

    def turn(self):
        """The `Turn` of the next post, drafters barred."""
        return organisation.turn(self.next_chain(), self.context.drafters)

    def notices(self) -> list:
        """Say beforehand when the next post is vacant or passed over."""
        if self.next_post and not organisation.holders(self.next_post):
            return [waits_at(self.next_post)]
        if not self.next_chain():
            return []
        turn = self.turn()
        post = organisation.title(turn.token)
        if turn.vacant:
            return [waits_at(turn.token)]
        return [
            _(
                "“${passed}” drafted this document: it goes to “${post}”.",
                mapping={"passed": organisation.title(passed), "post": post},
            )
            for passed, _reason in turn.passed
        ]

    def state_opinion(self, step: str, decision: str, text: str) -> None:
        """Add the acting person's opinion to the sheet."""
        opinions.add(
            self.context,
            step=step,
            decision=decision,
            text=text or "",
            person=api.user.get_current().getId(),
            post=self.context.journal.turns[-1].post,
        )


class FitToPass(DocumentEffect):
    """The sheet is complete and keeps the rules whenever it is handed on to be judged or signed:
    whoever judges may edit, too.
    """

    def check(self, params):
        faults = list(rules.faults(self.context))
        if faults:
            raise NotReady(errors=faults)


def waits_at(token: str):
    """The sentence about a post without holder."""
    post = organisation.title(token)
    return _("The post “${post}” is vacant: the document will wait there.", mapping={"post": post})
