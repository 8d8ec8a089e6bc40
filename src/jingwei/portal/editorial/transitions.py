"""What each transition of a text does."""

from DateTime import DateTime
from jingwei import _
from jingwei.core import clock
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.effects import Effect
from jingwei.core.workflow.effects import IReason
from jingwei.core.workflow.effects import News
from jingwei.core.workflow.effects import RETURNED
from jingwei.core.workflow.effects import SignedStep
from jingwei.portal.editorial.content import IBody
from jingwei.portal.editorial.exc import NotReady


INDEXES = ["published_on", "published_year", "effective", "effectiveRange"]


class Submit(Effect):
    """The editor hands the text to whoever may publish it."""

    def turn(self):
        """The post that judges, writers barred."""
        return organisation.turn(
            organisation.stand_ins(organisation.CHIEF_EDITOR), self.context.drafters
        )

    def next_posts(self):
        return (self.turn().token,)

    def notices(self):
        """Say beforehand, too, when somebody else will judge."""
        turn = self.turn()
        if turn.passed and not turn.vacant:
            post = {"post": organisation.title(turn.token)}
            return [_("It is your own text: it goes to “${post}”.", mapping=post)]
        return super().notices()

    def check(self, params):
        text = self.context
        if IBody.providedBy(text) and not (text.text and text.text.raw.strip()):
            raise NotReady(errors=[{"field": "text", "message": _("The text has no body yet.")}])

    def apply(self, params):
        text = self.context
        token = self.turn().token
        text.chief = "" if token == organisation.CHIEF_EDITOR else token
        text.give_turn(token)


class Publish(SignedStep, Effect):
    """The text is public from this moment of the clock on; nobody types the date."""

    def apply(self, params):
        text = self.context
        self.state_opinion("agree", "")
        text.give_turn()
        text.published_on = clock.now()
        text.effective_date = DateTime(text.published_on.isoformat())
        text.reindexObject(idxs=INDEXES)

    def news(self, params):
        yield News((self.context.started_by,), _("Open to the public now: ${title}"))


class BackToEditor(Effect):
    """The text lies with its editor again."""

    def apply(self, params):
        text = self.context
        text.withdrawn_on = None
        text.give_turn(text.started_by)


class Return(SignedStep, BackToEditor):
    """The judge gives a reason; the editor reads it on the text."""

    schema = IReason

    def apply(self, params):
        self.state_opinion("return", params["reason"])
        super().apply(params)

    def news(self, params):
        yield News((self.context.started_by,), RETURNED, params["reason"])


class Withdraw(SignedStep, Effect):
    """The text leaves the site; visitors are told that it is gone."""

    schema = IReason

    def apply(self, params):
        self.state_opinion("withdraw", params["reason"])
        self.context.withdrawn_on = clock.now()
        self.context.give_turn()
        self.context.reindexObject(idxs=["published_year"])

    def news(self, params):
        subject = _("Withdrawn from the public site: ${title}")
        yield News((self.context.started_by,), subject, params["reason"])
