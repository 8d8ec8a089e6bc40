"""What all effects of an official document share."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rendition.exc import CannotBeSet
from jingwei.core.workflow.effects import Effect
from jingwei.office.documents import rules
from jingwei.office.documents.exc import NotReady
from jingwei.office.documents.redheader import IssuedPaper
from zope.i18nmessageid import Message


class DocumentEffect(Effect):
    """Shared by all effects of the document."""

    def next_chain(self) -> tuple[str, ...]:
        """Posts to which the turn passes, the first able one gets it; () if it stays inside."""
        return ()

    def turn(self):
        """The `Turn` of the next post, drafters barred."""
        document = self.context
        return organisation.turn(self.next_chain(), document.drafters, document.deputised_as)

    def next_posts(self):
        return (self.turn().token,) if self.next_chain() else ()

    def notices(self) -> list:
        """Say beforehand, too, when a post is passed over."""
        found = super().notices()
        if not self.next_chain():
            return found
        turn = self.turn()
        if turn.vacant:
            return found
        return found + [passed_over(token, turn.token) for token in turn.passed]


def passed_over(token: str, post: str) -> Message:
    """The sentence about a post that the turn does not go to, but to `post` instead."""
    names = {"passed": organisation.title(token), "post": organisation.title(post)}
    if organisation.holders(token):
        return _("“${passed}” drafted this document: it goes to “${post}”.", mapping=names)
    return _("“${passed}” is vacant: it goes to “${post}”.", mapping=names)


class FitToPass(DocumentEffect):
    """The sheet is complete, keeps the rules and can be printed whenever it is handed on to be
    judged or signed: whoever judges may edit, too.
    """

    def notices(self) -> list:
        """Say beforehand, too, where the paper will say something else than the sheet."""
        return [*super().notices(), *self._apart()]

    def _apart(self) -> Iterator[Message]:
        try:
            paper = IssuedPaper(self.context)
        except CannotBeSet:
            # The step says so, with the place.
            return
        text = paper.addressed_otherwise()
        if text:
            yield _(
                "The text is addressed to “${text}”, the sheet to “${sheet}”: the paper will say"
                " what the text says.",
                mapping={"text": text, "sheet": self.context.main_recipients},
            )
        missing = paper.annexes_missing()
        if missing:
            yield _(
                "The text lists “${names}” as an annex, but there is neither a file of this name"
                " nor its text.",
                mapping={"names": "”、“".join(missing)},
            )

    def check(self, params):
        faults = list(rules.faults(self.context))
        try:
            IssuedPaper(self.context).check()
        except CannotBeSet as refused:
            faults += refused.errors
        if faults:
            raise NotReady(errors=faults)


class FitToSign(FitToPass):
    """A normative document has passed the legality review, too, before it is signed and numbered
    (handbook §1.6).
    """

    def check(self, params):
        super().check(params)
        faults = list(rules.unreviewed(self.context))
        if faults:
            raise NotReady(errors=faults)
