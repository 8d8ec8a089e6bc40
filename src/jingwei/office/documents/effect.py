"""What all effects of an official document share."""

from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.effects import Effect
from jingwei.core.workflow.effects import waits_at
from jingwei.office.documents import rules
from jingwei.office.documents.exc import NotReady


class DocumentEffect(Effect):
    """Shared by all effects of the document."""

    def next_chain(self) -> tuple[str, ...]:
        """Posts to which the turn passes, the first able one gets it; () if it stays inside."""
        return ()

    def turn(self):
        """The `Turn` of the next post, drafters barred."""
        return organisation.turn(self.next_chain(), self.context.drafters)

    def notices(self) -> list:
        """Say beforehand when the next post is vacant or passed over."""
        if not self.next_chain():
            return super().notices()
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


class FitToPass(DocumentEffect):
    """The sheet is complete and keeps the rules whenever it is handed on to be judged or signed:
    whoever judges may edit, too.
    """

    def check(self, params):
        faults = list(rules.faults(self.context))
        if faults:
            raise NotReady(errors=faults)
