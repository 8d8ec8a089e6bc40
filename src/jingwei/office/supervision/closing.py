"""The end of an item: closing is asked for, and granted or not (handbook §3.1)."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.exc import BadParameters
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.effects import IReason
from jingwei.core.workflow.effects import News
from jingwei.core.workflow.effects import RETURNED
from jingwei.core.workflow.effects import SignedStep
from jingwei.office.supervision import parameters
from jingwei.office.supervision import rows
from jingwei.office.supervision import vocabularies
from jingwei.office.supervision.transitions import attached
from jingwei.office.supervision.transitions import ItemEffect
from jingwei.office.supervision.transitions import unclassified
from zope.i18nmessageid import Message


# Percent of an item that is done.
WHOLE = 100


class RequestClosure(ItemEffect):
    """The lead unit has done it; the first day on which that proves true is the day of the end.

    Who is done needs no more time: a wish that nobody has decided is withdrawn.
    """

    schema = parameters.IClosure

    def next_posts(self):
        return (organisation.SUPERVISOR,)

    def notices(self):
        wish = self.context.asked_extension()
        day = {"day": wish.new.isoformat()} if wish else {}
        withdrawn = _("The wish for more time until ${day} is withdrawn by this.", mapping=day)
        return [*super().notices(), *self._unfinished(), *([withdrawn] if wish else [])]

    def _unfinished(self) -> Iterator[Message]:
        """That the last report of the lead unit tells of less than all."""
        told = [row.percent for row in self.context.progress if row.unit == self.context.lead_unit]
        if told and told[-1] < WHOLE:
            percent = {"percent": told[-1]}
            yield _("The last report of the lead unit tells ${percent} %.", mapping=percent)

    def check(self, params):
        unclassified(params["files"])

    def apply(self, params):
        item = self.context
        if item.asked_extension() is not None:
            item.end_wish(rows.WITHDRAWN, self.person(), self.acting())
        item.report = params["report"]
        item.report_files = attached(item, params["files"])
        item.asked_on = clock.today()
        item.give_turn(organisation.SUPERVISOR)


class Close(SignedStep, ItemEffect):
    """The item is evaluated; it ended on the day on which closing was asked for."""

    schema = parameters.IClose

    def notices(self):
        report = _("Completion report: ${report}", mapping={"report": self.context.report})
        return [*super().notices(), *([report] if self.context.report else [])]

    def check(self, params):
        if params["grade"] == vocabularies.POOR and not (params["opinion"] or "").strip():
            message = _("Say what was poor.")
            raise BadParameters(errors=[{"field": "opinion", "message": message}])

    def apply(self, params):
        item = self.context
        self.state_opinion("close", params["opinion"])
        item.grade = params["grade"]
        item.give_turn()
        self.enter(deadlines.FINISHED, day=item.asked_on)

    def news(self, params):
        yield News((self.lead(), *self.assisting()), _("Closed: ${title}"), params["opinion"] or "")


class Return(SignedStep, ItemEffect):
    """It is not done yet; the clock was never stopped."""

    schema = IReason

    def next_posts(self):
        return (self.lead(),)

    def apply(self, params):
        self.state_opinion("return", params["reason"])
        self.context.asked_on = None
        self.context.give_turn(self.lead())

    def news(self, params):
        yield News((self.lead(),), RETURNED, params["reason"])
