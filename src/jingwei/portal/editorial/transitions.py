"""What each transition of a text does."""

from DateTime import DateTime
from jingwei import _
from jingwei.core import clock
from jingwei.core.opinions import api as opinions
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import clear_role_memo
from jingwei.core.workflow.effects import Effect
from jingwei.core.workflow.effects import IReason
from jingwei.portal.editorial.content import IBody
from jingwei.portal.editorial.exc import NotReady


# Who publishes: the chief editor; if that is the writer, the next of these.
CHAIN = (
    organisation.CHIEF_EDITOR,
    organisation.DIRECTOR,
    organisation.post("office", "leader"),
    organisation.PRINCIPAL,
)
INDEXES = ["published_on", "effective", "effectiveRange", "SearchableText"]


class Submit(Effect):
    """The editor hands the text to whoever may publish it."""

    def turn(self):
        """The post that judges, writers barred."""
        return organisation.turn(CHAIN, self.context.drafters)

    def notices(self) -> list:
        """Say beforehand when nobody sits on the post, or somebody else will judge."""
        turn = self.turn()
        post = organisation.title(turn.token)
        if turn.vacant:
            return [
                _("The post “${post}” is vacant: the text will wait there.", mapping={"post": post})
            ]
        if turn.passed:
            return [_("It is your own text: it goes to “${post}”.", mapping={"post": post})]
        return []

    def check(self, params):
        text = self.context
        if IBody.providedBy(text) and not (text.text and text.text.raw.strip()):
            raise NotReady(errors=[{"field": "text", "message": _("The text has no body yet.")}])

    def apply(self, params):
        text = self.context
        token = self.turn().token
        text.chief = "" if token == organisation.CHIEF_EDITOR else token
        text.pending = (token,)
        clear_role_memo()
        text.reindexObjectSecurity()


def judge(text, decision: str, words: str) -> None:
    """Keep the acting person's judgement of the text as it is now."""
    turn = text.journal.turns[-1]
    opinions.add(
        text, step=turn.source, decision=decision, text=words, person=turn.person, post=turn.post
    )


class Publish(Effect):
    """The text is public from this moment of the clock on; nobody types the date."""

    def apply(self, params):
        text = self.context
        judge(text, "agree", "")
        text.pending = ()
        text.published_on = clock.now()
        text.effective_date = DateTime(text.published_on.isoformat())
        text.reindexObject(idxs=INDEXES)


class BackToEditor(Effect):
    """The text lies with its editor again."""

    def apply(self, params):
        text = self.context
        text.withdrawn_on = None
        text.pending = (text.started_by,)


class Return(BackToEditor):
    """The judge gives a reason; the editor reads it on the text."""

    schema = IReason

    def apply(self, params):
        judge(self.context, "return", params["reason"])
        super().apply(params)


class Withdraw(Effect):
    """The text leaves the site; visitors are told that it is gone."""

    schema = IReason

    def apply(self, params):
        judge(self.context, "withdraw", params["reason"])
        self.context.withdrawn_on = clock.now()
        self.context.pending = ()
