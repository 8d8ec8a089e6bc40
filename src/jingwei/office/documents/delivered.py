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
from jingwei.office.documents.issued import Delivery
from jingwei.office.documents.issued import Issued
from jingwei.office.documents.issued import issues
from jingwei.office.documents.issued import Recall
from jingwei.office.documents.issued import units
from jingwei.office.documents.issued import WAYS
from typing import NamedTuple
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.i18nmessageid import Message

import datetime


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
    "lapsed_revoked": {"title": _("Not signed for, revoked since"), "chip": "chip dropped"},
    "lapsed_abolished": {"title": _("Not signed for, abolished since"), "chip": "chip dropped"},
    "recalled": {"title": _("Recalled"), "chip": "chip dropped"},
    "waiting": {"title": _("Delivery not noted yet"), "chip": "chip soon"},
    "delivered": {"title": _("Delivered"), "chip": "chip ok"},
    "corrected": {"title": _("Corrected by a later row"), "chip": "chip dropped"},
}
# Nothing of these is waited for.
PAST = ("recalled", "corrected", "lapsed_revoked", "lapsed_abolished")
# What happened to a copy before its present state.
HAPPENED = {
    delivery.RECEIVED: _("${time} signed for by ${person}"),
    delivery.REFUSED: _("${time} refused by ${person}: ${reason}"),
    delivery.SENT_AGAIN: _("${time} sent again by ${person}: ${reason}"),
}
WHY = {
    delivery.REFUSED: _("reason of the refusal: ${reason}"),
    delivery.RECALLED: _("reason of the recall: ${reason}"),
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
    """Everybody who got it, as plain data: units by person, districts, other organs; of each first
    what was recalled since.
    """
    known = [*issues(document)]
    readers = [row for issue in known for row in _readers(document, issue)]
    organs = [row for issue in known for row in _organs(issue)]
    found = [*readers, *_districts(document), *organs]
    return [{"order": place, **row} for place, row in enumerate(found)]


def ever_issued(document) -> bool:
    """Did it go out once, whatever became of it since?"""
    return document.issued_on is not None


def recalled(document) -> Recall | None:
    """The recall after which it was not issued again, None if somebody is to read it now."""
    return document.recalls[-1] if document.recalls and not document.distributions else None


def counts(told: list[dict]) -> Counts:
    """The same in figures, of what `rows` found; what is `PAST` does not count."""
    found = [(row["kind"], row["state"]) for row in told]
    kinds = {
        kind: [state for one, state in found if one == kind and state not in PAST] for kind in KINDS
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


def _recalled(issue: Issued, kind: str, name: str, said: Message, **more) -> dict:
    """A row of an issue that was recalled: what had become of it by then is told beside it."""
    told = translate(said, context=getRequest())
    return _row(kind, name, "recalled", moment=issue.recall.moment, told=told, **more)


def _readers(document, issue: Issued) -> Iterator[dict]:
    """The members of every unit, read or not; whoever is in several stands in each. Of what was
    recalled also those who read it and are members no more.
    """
    read, members = audit.read_by(document, issue.number), set()
    for token in units(issue.distributions):
        holders = organisation.holders(token)
        members.update(holders)
        for user in holders:
            yield _reader(issue, organisation.title(token), user, read.get(user))
    for user in read.keys() - members if issue.recall else ():
        yield _reader(issue, _("No member any more"), user, read[user])


def _reader(issue: Issued, name, user: str, moment: datetime.datetime | None) -> dict:
    person = organisation.title(user)
    if issue.recall is None:
        state = "read" if moment else "unread"
        return _row(UNIT, name, state, person=person, moment=moment)
    read = (
        _("read ${time}", mapping={"time": _time(moment)}) if moment else STATES["unread"]["title"]
    )
    return _recalled(issue, UNIT, name, read, person=person)


def _districts(document) -> Iterator[dict]:
    for copy in delivery.copies(document):
        last = copy.done[-1] if copy.done else None
        late = copy.state == "sent" and copy.light == deadlines.RED
        state = copy.state
        if state == delivery.LAPSED:
            state = f"{state}_{document.ending.word}"
        answered = last is not None and last.what in (delivery.RECEIVED, delivery.REFUSED)
        yield _row(
            DISTRICT,
            organisation.title(organisation.district(copy.district)),
            "overdue" if late else state,
            person=organisation.title(last.person) if answered else "",
            moment=last.moment if last else copy.sent,
            told=_told(copy),
            url=copy.url,
        )


def _told(copy: delivery.Copy) -> str:
    """What happened to a copy before it came to its present state, the earliest first, and the
    reason or the last day of that.
    """
    said = [
        _happened(one)
        for one in copy.done
        if one is not copy.done[-1] or one.what == delivery.SENT_AGAIN
    ]
    if copy.state == "sent" and copy.due:
        said.append(_("to be signed for by ${day}", mapping={"day": copy.due.isoformat()}))
    elif copy.done:
        last = copy.done[-1]
        said += [Message(WHY[last.what], mapping={"reason": last.reason})] if last.reason else []
    return "；".join(translate(one, context=getRequest()) for one in said)


def _happened(one: delivery.Done) -> Message:
    mapping = {
        "time": _time(one.moment),
        "person": organisation.title(one.person),
        "reason": one.reason,
    }
    return Message(HAPPENED[one.what], mapping=mapping)


def _organs(issue: Issued) -> Iterator[dict]:
    """Each with the rows that were noted of it; the last one counts."""
    for organ in dict.fromkeys((*issue.organs, *(one.organ for one in issue.deliveries))):
        found = [one for one in issue.deliveries if one.organ == organ]
        for one in found:
            yield _delivered(issue, one, "delivered" if one == found[-1] else "corrected")
        if not found and issue.recall:
            yield _recalled(issue, ORGAN, organ, STATES["waiting"]["title"])
        elif not found:
            yield _row(ORGAN, organ, "waiting")


def _delivered(issue: Issued, one: Delivery, state: str) -> dict:
    """The row of a delivery by hand; `state` is what it is without a recall."""
    told = _("${way} on ${day}", mapping={"way": WAYS[one.way], "day": one.day.isoformat()})
    if one.receipt:
        told = _(
            "${way} on ${day}, receipt ${receipt}",
            mapping={"way": WAYS[one.way], "day": one.day.isoformat(), "receipt": one.receipt},
        )
    by = f"{organisation.title(one.person)} {_time(one.moment)}"
    more = {"person": one.taker, "noted_by": by}
    if issue.recall is None:
        return _row(ORGAN, one.organ, state, moment=one.moment, told=told, **more)
    said = _("${state}: ${told}", mapping={"state": STATES[state]["title"], "told": told})
    return _recalled(issue, ORGAN, one.organ, said, **more)


def _time(moment: datetime.datetime) -> str:
    return f"{moment.astimezone(clock.ZONE):%Y-%m-%d %H:%M}"
