"""What each transition of a supervision item does."""

from collections.abc import Iterable
from jingwei import _
from jingwei.core import clock
from jingwei.core.attachments import api as attachments
from jingwei.core.deadlines import api as deadlines
from jingwei.core.exc import BadParameters
from jingwei.core.numbering import api as numbering
from jingwei.core.organisation import api as organisation
from jingwei.core.papers import api as papers
from jingwei.core.workflow.effects import Effect
from jingwei.core.workflow.effects import IReason
from jingwei.core.workflow.effects import News
from jingwei.core.workflow.effects import SignedStep
from jingwei.office.supervision import parameters
from jingwei.office.supervision import rows
from plone import api


# Register of the numbers of items, 江经督〔2026〕8号.
PREFIX = "江经督"
CHANGES = _(
    "If something in it is to be changed, tell the supervisor, who can change it until it is"
    " assigned; if it is not to be followed up, cancel it with a reason."
)
# What a report says in words and figures.
TOLD = ("percent", "text", "problems", "next_step", "coordinate")


class ItemEffect(Effect):
    """Shared by all effects of the item."""

    def person(self) -> str:
        """User id of the acting person."""
        return api.user.get_current().getId()

    def acting(self) -> str:
        """Token under which the person stands in for another; "" if they act for themselves."""
        post = self.context.journal.turns[-1].post
        return post if organisation.post_stood_in_for(post) else ""

    def lead(self) -> str:
        """Token of the head of the lead unit."""
        return organisation.post(self.context.lead_unit, "head")

    def assisting(self) -> tuple[str, ...]:
        """Tokens of the heads of the assisting units."""
        return tuple(organisation.post(unit, "head") for unit in self.context.assisting_units)

    def enter(self, kind: str, rule: str = "", **more) -> None:
        """Make an entry in the ledger."""
        self.context.enter(kind, self.person(), rule, **more)


def unclassified(files: Iterable, field: str = "files") -> None:
    """No file may carry a mark of classification.

    :raises BadParameters: with an entry per file that does.
    """
    errors = [
        {
            "field": field,
            "message": _(
                "The attachment “${name}” carries a mark of classification; it must not be here.",
                mapping={"name": file.filename},
            ),
        }
        for file in files
        if attachments.classified(file)
    ]
    if errors:
        raise BadParameters(errors=errors)


def attached(item, files: Iterable) -> tuple[str, ...]:
    """Put files into the item; return their ids there."""
    return tuple(attachments.attach(item, file) for file in files)


class Assign(ItemEffect):
    """The clock starts, and a notice goes on paper; the number stays over objections."""

    def next_posts(self):
        return (self.lead(),)

    def notices(self):
        """Also what to do with a proposal that is not right: only its writer changes it."""
        return [*super().notices(), CHANGES]

    def hindrance(self):
        if self.context.due_on >= clock.today():
            return ""
        return _("The date by which it is to be done is over; let the supervisor change it.")

    def apply(self, params):
        item = self.context
        item.give_turn(self.lead())
        self.enter(deadlines.STARTED, until=item.due_on)
        if item.number is None:
            item.number = numbering.take(PREFIX, clock.today().year, item)
        papers.want(item, "notice")

    def news(self, params):
        due = self.context.due_on.isoformat()
        text = _("To be done by ${day}.", mapping={"day": due})
        yield News((self.lead(),), _("Supervision item assigned to you: ${title}"), text)
        yield News(self.assisting(), _("Your unit assists in a supervision item: ${title}"), text)


class Accept(ItemEffect):
    """The lead unit takes it on."""

    def apply(self, params):
        self.context.give_turn(self.lead())


class Object(SignedStep, ItemEffect):
    """Not within the competence of the unit: the supervisor names another one."""

    schema = IReason

    def next_posts(self):
        return (organisation.SUPERVISOR,)

    def apply(self, params):
        self.state_opinion("object", params["reason"])
        self.context.give_turn(organisation.SUPERVISOR, self.context.director())

    def news(self, params):
        yield News(self.context.pending, _("The unit objects: ${title}"), params["reason"])


class Report(ItemEffect):
    """A unit tells how far it is."""

    schema = parameters.IReport

    def check(self, params):
        unclassified(params["files"])

    def apply(self, params):
        item = self.context
        today, person = clock.today(), self.person()
        told = {name: params[name] for name in TOLD}
        files = attached(item, params["files"])
        row = rows.Progress(today, person, self._unit(), **told, acting=self.acting(), files=files)
        lines = dict.fromkeys(params["reached"] or ())
        reached = (rows.Reached(today, person, line) for line in lines)
        item.reached = (*item.reached, *reached)
        item.progress = (*item.progress, row)

    def news(self, params):
        if params["coordinate"]:
            subject = _("Help of others is needed: ${title}")
            yield News((organisation.SUPERVISOR,), subject, params["problems"] or params["text"])

    def _unit(self) -> str:
        """The unit for which the person reports."""
        item = self.context
        post = item.journal.turns[-1].post
        unit = organisation.unit_of_post(organisation.post_stood_in_for(post) or post)
        if unit in item.units():
            return unit
        mine = organisation.units_of(self.person())
        return next((unit for unit in item.units() if unit in mine), item.lead_unit)


class Urge(ItemEffect):
    """The supervisor reminds the lead unit, once a working day."""

    schema = parameters.IUrge

    def hindrance(self):
        last = self.context.urges[-1].day if self.context.urges else None
        today = clock.today()
        if last is not None and not deadlines.calendar().between(last, today):
            return _("The unit was urged today; once a working day is enough.")
        return ""

    def apply(self, params):
        item = self.context
        urge = rows.Urge(clock.today(), self.person(), params["text"] or "", self.acting())
        item.urges = (*item.urges, urge)

    def news(self, params):
        yield News((self.lead(),), _("Urged: ${title}"), params["text"] or "")


class Suspend(SignedStep, ItemEffect):
    """The clock stands still."""

    schema = IReason

    def hindrance(self):
        if self.context.asked_extension() is None:
            return ""
        return _("The wish for more time waits for its decision.")

    def apply(self, params):
        self.state_opinion("suspend", params["reason"])
        self.context.give_turn(self.context.director())
        self.enter(deadlines.STOPPED, params["reason"])

    def news(self, params):
        subject = _("The clock stands still: ${title}")
        yield News((self.lead(), *self.assisting()), subject, params["reason"])


class Resume(ItemEffect):
    """The clock goes on."""

    def next_posts(self):
        return (self.lead(),)

    def apply(self, params):
        self.context.give_turn(self.lead())
        self.enter(deadlines.RESTARTED)

    def news(self, params):
        yield News((self.lead(), *self.assisting()), _("The clock goes on: ${title}"))


class Cancel(SignedStep, ItemEffect):
    """It is followed up no more."""

    schema = IReason

    def apply(self, params):
        self.state_opinion("cancel", params["reason"])
        self.context.give_turn()
        if self.context.ledger:
            self.enter(deadlines.FINISHED, params["reason"])

    def news(self, params):
        if self.context.number is not None:
            whom = (self.lead(), *self.assisting())
            yield News(whom, _("Cancelled: ${title}"), params["reason"])
