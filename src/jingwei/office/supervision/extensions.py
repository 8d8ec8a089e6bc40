"""More time: asked for before the deadline, granted or not (handbook §3.1)."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.exc import BadParameters
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.effects import News
from jingwei.office.supervision import parameters
from jingwei.office.supervision import rows
from jingwei.office.supervision.transitions import ItemEffect
from zope.i18nmessageid import Message


REFUSED = _("More time is not granted: ${title}")


class AskExtension(ItemEffect):
    """More time is asked for before the deadline, never after it (handbook §3.1)."""

    schema = parameters.IAskExtension

    def next_posts(self):
        return (organisation.SUPERVISOR,)

    def notices(self):
        found = self.context.reckoning()
        day = {"day": found.due.isoformat()} if found is not None and found.due else {}
        present = _("The present deadline is ${day}.", mapping=day)
        return [*super().notices(), *([present] if day else [])]

    def hindrance(self):
        item = self.context
        if item.asked_extension() is not None:
            return _("The wish for more time waits for its decision.")
        found = item.reckoning()
        if found is not None and found.due is not None and clock.today() > found.due:
            return _("The deadline is over: more time is asked for before it.")
        return ""

    def check(self, params):
        if params["until"] <= self.context.reckoning().due:
            message = _("The new date must lie after the present one.")
        else:
            message = deadlines.too_far(params["until"], clock.today())
        if message:
            raise BadParameters(errors=[{"field": "until", "message": message}])

    def apply(self, params):
        item = self.context
        row = rows.Extension(
            clock.today(),
            self.person(),
            item.reckoning().due,
            params["until"],
            params["reason"],
            acting=self.acting(),
        )
        item.extensions = (*item.extensions, row)
        item.give_turn(self.lead(), organisation.SUPERVISOR)

    def news(self, params):
        subject = _("More time is asked for: ${title}")
        yield News((organisation.SUPERVISOR,), subject, params["reason"])


class DecideExtension(ItemEffect):
    """The supervisor grants more time or not; the old date stays visible."""

    schema = parameters.IDecide

    def hindrance(self):
        if self.context.asked_extension() is not None:
            return ""
        return _("Nobody has asked for more time.")

    def notices(self):
        return [*super().notices(), *self._asked(), *self._over()]

    def check(self, params):
        errors = [{"field": "decision", "message": message} for message in self._over()]
        if params["decision"] == "refuse":
            said = (params["opinion"] or "").strip()
            message = _("Say why more time is not granted.")
            errors = [] if said else [{"field": "opinion", "message": message}]
        if errors:
            raise BadParameters(errors=errors)

    def apply(self, params):
        item = self.context
        answer = params["opinion"] or ""
        row = item.end_wish(params["decision"], self.person(), self.acting(), answer)
        item.give_turn(self.lead())
        if row.decision == "agree":
            self.enter(deadlines.EXTENDED, row.reason, until=row.new)

    def _asked(self) -> Iterator[Message]:
        """What is decided on: both dates and the reason."""
        row = self.context.asked_extension()
        if row is not None:
            yield _(
                "More time is asked for, from ${old} to ${new}: ${reason}",
                mapping={
                    "old": row.old.isoformat(),
                    "new": row.new.isoformat(),
                    "reason": row.reason,
                },
            )

    def _over(self) -> Iterator[Message]:
        """That no time is left to be granted."""
        row = self.context.asked_extension()
        if row is not None and row.new < clock.today():
            day = row.new.isoformat()
            yield _("The new date, ${day}, is over: it can only be refused.", mapping={"day": day})

    def news(self, params):
        agreed = params["decision"] == "agree"
        subject = _("More time is granted: ${title}") if agreed else REFUSED
        yield News((self.lead(),), subject, params["opinion"] or "")
