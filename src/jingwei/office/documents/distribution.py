"""Issuing a document: who gets it, what is noted of it, and who is told (条例 art. 25, 核发)."""

from jingwei import _
from jingwei.core import clock
from jingwei.core import pictures
from jingwei.core.delivery import api as delivery
from jingwei.core.organisation import api as organisation
from jingwei.core.papers import api as papers
from jingwei.core.workflow.effects import News
from jingwei.office.documents import parameters
from jingwei.office.documents import rules
from jingwei.office.documents import vocabularies
from jingwei.office.documents.effect import DocumentEffect
from jingwei.office.documents.exc import NotToThem
from jingwei.office.documents.issued import Delivery
from jingwei.office.documents.issued import Distribution
from jingwei.office.documents.issued import last
from plone import api


class Distribute(DocumentEffect):
    """Shared by the issue and what is sent afterwards."""

    def check(self, params):
        if self.context.upward and (params["units"] or params["districts"]):
            field = "districts" if params["districts"] else "units"
            message = _("An upward document is not copied to lower organs (art. 15).")
            raise NotToThem(errors=[{"field": field, "message": message}])

    def send(self, params: dict) -> Distribution:
        """Send it to who has not got it yet, and keep to whom; the units are told by `news`."""
        document = self.context
        new = Distribution(*self.new(params), api.user.get_current().getId(), clock.now())
        document.distributions = (*document.distributions, new)
        delivery.deliver(document, self.sent(), new.districts)
        return new

    def new(self, params: dict) -> tuple[tuple[str, ...], ...]:
        """Units, districts and other organs of `params` that have not got it yet. A district whose
        copy was taken back has nothing any more, and gets a new one.
        """
        document = self.context
        copies = delivery.copies(document)
        have = {
            "units": {unit for row in document.distributions for unit in row.units},
            "districts": {one.district for one in copies if one.state != delivery.RECALLED},
            "organs": {organ for row in document.distributions for organ in row.organs},
        }
        return tuple(
            tuple(one for one in dict.fromkeys(params[name]) if one not in had)
            for name, had in have.items()
        )

    def sent(self) -> delivery.Sent:
        """The document as it goes out."""
        document = self.context
        return delivery.Sent(
            document.title,
            str(document.number or ""),
            document.urgency,
            document.signed_on,
            document.main_recipients or "",
            document.copy_recipients or "",
            document.note or "",
            pictures.by_uid(document, rules.dated(document)),
            tuple((i.getId(), i.title or i.file.filename, i.file) for i in document.objectValues()),
        )

    def to_read(self) -> News:
        """What the units that it was sent to now are told."""
        units = self.context.distributions[-1].units
        return News(tuple(f"unit~{unit}" for unit in units), _("To read: ${title}"))


class Issue(Distribute):
    """The document goes out to its recipients."""

    schema = parameters.IIssue

    def next_posts(self):
        disclosed = self.context.disclosure == "proactive"
        return (organisation.ARCHIVIST, *((organisation.EDITOR,) if disclosed else ()))

    def apply(self, params):
        document = self.context
        # Recalled and not changed since: the papers that went out, and their day, count again.
        unchanged = document.journal.turns[-1].source == "recalled"
        document.issued_on = (unchanged and document.issued_on) or clock.today()
        document.give_turn(organisation.ARCHIVIST)
        if unchanged and papers.standing(document, "issued") == papers.MADE:
            papers.unmark(document)
        else:
            papers.want(document, "issued")
        papers.want(document, "sheet")
        self.send(params)

    def news(self, params):
        number = str(self.context.number or "")
        yield News((self.context.drafter,), _("Issued: ${title}"), number)
        yield self.to_read()


class SendFurther(Distribute):
    """Somebody was forgotten, or a copy went to the wrong district."""

    schema = parameters.IFurther

    def check(self, params):
        super().check(params)
        if not any(self.new(params)):
            message = _("Choose somebody who has not got it yet.")
            raise NotToThem(errors=[{"field": "districts", "message": message}])

    def apply(self, params):
        self.send(params)

    def news(self, params):
        yield self.to_read()


class NoteDelivery(DocumentEffect):
    """The registrar notes what was carried, posted or faxed; rows are corrected by new ones."""

    schema = parameters.INoteDelivery

    def check(self, params):
        self._check_organ(params)
        if params["day"] > clock.today():
            message = _("The day lies ahead: note a delivery when it is done.")
            raise NotToThem(errors=[{"field": "day", "message": message}])
        if self.context.issued_on and params["day"] < self.context.issued_on:
            message = _("The document was not issued yet on that day.")
            raise NotToThem(errors=[{"field": "day", "message": message}])

    def apply(self, params):
        organ = params["other_organ"] or params["organ"]
        facts = (params[name] or "" for name in ("way", "day", "receipt", "taker"))
        noted = (api.user.get_current().getId(), clock.now(), last(self.context).number)
        self.context.deliveries = (*self.context.deliveries, Delivery(organ, *facts, *noted))

    def _check_organ(self, params) -> None:
        """A name goes with the choice of another organ, and only with that."""
        named, other = params["other_organ"], params["organ"] == vocabularies.OTHER
        if other and not named:
            message = _("Name the other organ.")
        elif named and not other:
            message = _("Choose the other organ above as well, or leave this empty.")
        else:
            return
        raise NotToThem(errors=[{"field": "other_organ", "message": message}])
