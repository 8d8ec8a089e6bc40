"""What each transition of a copy does."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.delivery.api import Ending
from jingwei.core.delivery.api import REVOKED
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.effects import Effect
from jingwei.core.workflow.effects import IReason
from jingwei.core.workflow.effects import News
from jingwei.desk.dispatches import parameters
from jingwei.desk.dispatches.content import Receipt
from jingwei.desk.dispatches.content import SentAgain
from plone import api


class DispatchEffect(Effect):
    """Shared by all effects of a copy."""

    def answer(self, reason: str = "") -> None:
        """Keep who answered for the district, and when."""
        copy, person = self.context, api.user.get_current().getId()
        copy.answers = (*copy.answers, Receipt(person, clock.now(), reason))
        copy.stop()

    def title(self) -> str:
        """What the district is called."""
        return organisation.title(organisation.district(self.context.district))

    def news_of_district(self) -> tuple[str, ...]:
        """Whom to tell in the district."""
        return (organisation.district(self.context.district),)


class Receive(DispatchEffect):
    """The district signs for it."""

    def notices(self):
        names = {"district": self.title()}
        confirms = _(
            "You confirm that ${district} has received this document. Your name and the time are "
            "kept.",
            mapping=names,
        )
        return [*super().notices(), confirms]

    def apply(self, params):
        self.answer()


class Refuse(DispatchEffect):
    """The district says why it is not for it; the registrar decides."""

    schema = IReason

    def next_posts(self):
        return (organisation.REGISTRAR,)

    def apply(self, params):
        self.answer(params["reason"])
        self.context.give_turn(organisation.REGISTRAR)

    def news(self, params):
        subject = _("Refused by ${district}: ${title}", mapping={"district": self.title()})
        yield News((organisation.REGISTRAR,), subject, params["reason"])


class SendAgain(DispatchEffect):
    """It is for this district after all; its time begins anew."""

    schema = IReason

    def apply(self, params):
        copy, person = self.context, api.user.get_current().getId()
        again = SentAgain(person, clock.now(), params["reason"])
        copy.sent_again = (*copy.sent_again, again)
        copy.wait()

    def news(self, params):
        yield News(self.news_of_district(), _("Sent to you again: ${title}"), params["reason"])


class TakeBack(DispatchEffect):
    """Text and files leave the district; the notice stays."""

    schema = IReason

    def apply(self, params):
        copy = self.context
        copy.recall_reason = params["reason"]
        copy.stop()
        copy.forget_text()
        copy.reindexObject(idxs=["SearchableText"])

    def news(self, params):
        yield News(self.news_of_district(), _("Recalled: ${title}"), params["reason"])


class Mark(DispatchEffect):
    """The copy says plainly that the document does not hold; it stays to be read."""

    schema = parameters.IMark

    def apply(self, params):
        facts = (params[name] for name in ("word", "reason", "since", "replaced_by"))
        self.context.ending = Ending(*facts)

    def news(self, params):
        revoked = params["word"] == REVOKED
        subject = _("Revoked: ${title}") if revoked else _("Abolished: ${title}")
        yield News(self.news_of_district(), subject, params["reason"])


class Lapse(Mark):
    """What is void need not be signed for: nobody is waited for any more."""

    def apply(self, params):
        super().apply(params)
        self.context.stop()
