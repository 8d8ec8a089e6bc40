"""What each transition of a deputation does."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.deputies import rules
from jingwei.core.exc import BadParameters
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.api import look_after
from jingwei.core.workflow.effects import Effect
from jingwei.core.workflow.effects import IOpinion
from jingwei.core.workflow.effects import IReason
from jingwei.core.workflow.effects import News
from jingwei.core.workflow.effects import SignedStep


class Approve(SignedStep, Effect):
    """The deputy can act from the first day on."""

    schema = IOpinion

    def notices(self):
        return [*super().notices(), *rules.overlaps(self.context)]

    def check(self, params):
        faults = list(rules.faults(self.context))
        if faults:
            raise BadParameters(errors=faults)

    def apply(self, params):
        self.state_opinion("agree", params["opinion"])
        self.context.give_turn()
        self.context.approved_on = clock.today()
        for token, spell in self.context.spells().items():
            organisation.add_spell(token, spell)

    def news(self, params):
        yield News(self.context.sides(), _("Deputation approved: ${title}"), self.context.days())


class Refuse(SignedStep, Effect):
    """The reason stays on the record."""

    schema = IReason

    def apply(self, params):
        self.state_opinion("refuse", params["reason"])
        self.context.give_turn()

    def news(self, params):
        yield News(self.context.sides(), _("Deputation refused: ${title}"), params["reason"])


class Withdraw(Effect):
    """Whoever asked needs it no more."""

    def apply(self, params):
        self.context.give_turn()


class Ending(Effect):
    """The deputy cannot act any more, from this moment on; what was remains known, of the present
    day with the hour.
    """

    def apply(self, params):
        for token, spell in self.context.spells().items():
            organisation.end_spell(token, spell)
        look_after(self.context.post)


class Lapse(Ending):
    """Who was stood in for has left the post."""

    def news(self, params):
        subject = _("Deputation ended: ${title}")
        yield News(self.context.sides(), subject, _("Who was stood in for has left the post."))


class Revoke(SignedStep, Ending):
    """Either side's wish, or that of whoever approved it."""

    schema = IReason

    def hindrance(self):
        if clock.today() <= self.context.last_day:
            return ""
        return _("The last day of this deputation is over; it has ended by itself.")

    def apply(self, params):
        self.state_opinion("revoke", params["reason"])
        super().apply(params)

    def news(self, params):
        yield News(self.context.sides(), _("Deputation revoked: ${title}"), params["reason"])
