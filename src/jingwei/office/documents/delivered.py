"""``@@recipients``: who got an issued document, and what became of it there."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.deadlines import api as deadlines
from jingwei.core.delivery import api as delivery
from jingwei.core.listing.api import CODE
from jingwei.core.listing.api import Column
from jingwei.core.listing.api import Facet
from jingwei.core.listing.api import LIGHT
from jingwei.core.listing.api import Listing
from jingwei.core.listing.api import MOMENT
from jingwei.core.listing.api import state_facet
from jingwei.core.organisation import api as organisation
from jingwei.office.documents.issued import WAYS
from typing import NamedTuple


UNIT, DISTRICT, ORGAN = "unit", "district", "organ"
KINDS = {
    UNIT: _("Unit of the commission"),
    DISTRICT: _("District"),
    ORGAN: _("Other organ"),
}
STATES = {
    "unread": {"title": _("Not read yet"), "chip": "chip soon"},
    "read": {"title": _("Read"), "chip": "chip ok"},
    "sent": {"title": _("To be signed for"), "chip": "chip soon"},
    "overdue": {"title": _("Not signed for in time"), "chip": "chip late"},
    "received": {"title": _("Signed for"), "chip": "chip ok"},
    "refused": {"title": _("Refused by the district"), "chip": "chip late"},
    "recalled": {"title": _("Recalled"), "chip": "chip dropped"},
    "waiting": {"title": _("Delivery not noted yet"), "chip": "chip soon"},
    "delivered": {"title": _("Delivered"), "chip": "chip ok"},
    "corrected": {"title": _("Corrected by a later row"), "chip": "chip dropped"},
}
RECIPIENTS = Listing(
    "recipients",
    (
        Column("name", _("Receiver"), sort="order"),
        Column("kind_title", _("Kind"), CODE, sort="kind"),
        Column("person", _("Person"), sort="person"),
        Column("state", _("State"), LIGHT, sort="state"),
        Column("moment", _("When"), MOMENT, sort="moment"),
        Column("told", _("Details")),
        Column("noted_by", _("Noted by"), CODE, sort="noted_by", extra=True),
    ),
    sort="name",
    descending=False,
    line=lambda row: {**row, "state": STATES[row["state"]], "kind_title": KINDS[row["kind"]]},
    facets=(Facet("kind", _("Kind"), lambda: KINDS, "kind"), state_facet(STATES)),
    size=100,
    empty=_("The document was issued before recipients were kept, or to nobody in particular."),
)


class Counts(NamedTuple):
    """How many people of units read it, of how many; how many districts signed for it, of how
    many, and how many are late; to how many other organs it was delivered, of how many.
    """

    read: int
    readers: int
    signed: int
    districts: int
    late: int
    delivered: int
    organs: int


def rows(document) -> list[dict]:
    """Everybody who got it, as plain data: units by person, districts, other organs."""
    found = [*_readers(document), *_districts(document), *_organs(document)]
    return [{"order": place, **row} for place, row in enumerate(found)]


def counts(told: list[dict]) -> Counts:
    """The same in figures, of what `rows` found; what was recalled or corrected does not count."""
    found = [(row["kind"], row["state"]) for row in told]
    kinds = {
        kind: [
            state for one, state in found if one == kind and state not in ("recalled", "corrected")
        ]
        for kind in KINDS
    }
    return Counts(
        kinds[UNIT].count("read"),
        len(kinds[UNIT]),
        kinds[DISTRICT].count("received"),
        len(kinds[DISTRICT]),
        kinds[DISTRICT].count("overdue"),
        kinds[ORGAN].count("delivered"),
        len(kinds[ORGAN]),
    )


def _row(kind: str, name: str, state: str, **more) -> dict:
    plain = {"person": "", "moment": None, "told": "", "noted_by": "", "url": "", "linked": "name"}
    return {"kind": kind, "name": name, "state": state, **plain, **more}


def _readers(document) -> Iterator[dict]:
    """The members of every unit, read or not; whoever is in several stands in each."""
    read = audit.read_by(document, document.issue)
    for token in document.to_read:
        name = organisation.title(token)
        for user in organisation.holders(token):
            state = "read" if user in read else "unread"
            person = organisation.title(user)
            yield _row(UNIT, name, state, person=person, moment=read.get(user))


def _districts(document) -> Iterator[dict]:
    for copy in delivery.copies(document):
        late = copy.state == "sent" and copy.light == deadlines.RED
        told = copy.reason
        if copy.state == "sent" and copy.due:
            told = _("to be signed for by ${day}", mapping={"day": copy.due.isoformat()})
        yield _row(
            DISTRICT,
            organisation.title(organisation.district(copy.district)),
            "overdue" if late else copy.state,
            person=organisation.title(copy.person) if copy.person else "",
            moment=copy.moment or copy.sent,
            told=told,
            url=copy.url,
        )


def _organs(document) -> Iterator[dict]:
    """Each with the rows that were noted of it; the last one since the last recall counts."""
    asked = dict.fromkeys(organ for one in document.distributions for organ in one.organs)
    noted = dict.fromkeys(delivery.organ for delivery in document.deliveries)
    for organ in {**asked, **noted}:
        found = [delivery for delivery in document.deliveries if delivery.organ == organ]
        present = [one for one in found if one in document.present_deliveries]
        for one in found:
            yield _row(ORGAN, organ, _delivery_state(one, present), **_noted(one))
        if organ in asked and not present:
            yield _row(ORGAN, organ, "waiting")


def _delivery_state(one, present: list) -> str:
    if one not in present:
        return "recalled"
    return "delivered" if one == present[-1] else "corrected"


def _noted(one) -> dict:
    told = _("${way} on ${day}", mapping={"way": WAYS[one.way], "day": one.day.isoformat()})
    if one.receipt:
        told = _(
            "${way} on ${day}, receipt ${receipt}",
            mapping={"way": WAYS[one.way], "day": one.day.isoformat(), "receipt": one.receipt},
        )
    by = f"{organisation.title(one.person)} {one.moment.astimezone(clock.ZONE):%Y-%m-%d %H:%M}"
    return {"person": one.taker, "moment": one.moment, "told": told, "noted_by": by}
