"""How issued documents come to the districts: the desk's side of `IDelivery`."""

from collections.abc import Iterator
from jingwei.core.delivery.api import Copy
from jingwei.core.delivery.api import Done
from jingwei.core.delivery.api import Ending
from jingwei.core.delivery.api import LAPSED
from jingwei.core.delivery.api import RECALLED
from jingwei.core.delivery.api import RECEIVED
from jingwei.core.delivery.api import Sent
from jingwei.core.delivery.interfaces import IDelivery
from jingwei.core.workflow.api import advance
from jingwei.core.workflow.api import state
from jingwei.desk.districts.api import house
from jingwei.desk.districts.api import place
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import createContent
from plone.uuid.interfaces import IUUID
from zope.interface import implementer

import secrets


OUT = ("sent", "received", "refused")


@implementer(IDelivery)
class Delivery:
    """The utility; see `IDelivery`. The copies of a record are those that its own list names."""

    def deliver(self, record, sent: Sent, districts: tuple[str, ...]) -> None:
        """Make a copy in the place of every district."""
        for district in districts:
            made = _make(record, sent, district)
            record.sent_copies = (*record.sent_copies, (district, made.getId()))

    def copies(self, record) -> list[Copy]:
        """How every copy stands."""
        return [_stands(copy) for copy in _copies(record)]

    def recall(self, record, reason: str) -> None:
        """Take back what is out."""
        for copy in _out(record):
            advance(copy, "recall", cause="document_recalled", reason=reason)

    def mark(self, record, ending: Ending) -> None:
        """Say on all that is out that the record does not hold."""
        for copy in _out(record):
            step = "mark" if state(copy) == RECEIVED else "lapse"
            advance(copy, step, cause="document_ended", **ending._asdict())


def _make(record, sent: Sent, district: str):
    """A copy with its files; the files themselves are shared, nobody changes them any more."""
    facts = sent._asdict()
    body = facts.pop("body")
    files = facts.pop("files")
    made = createContent("Dispatch", id=secrets.token_hex(6), **facts)
    made.district, made.source_uid = district, IUUID(record)
    made.issued_on = record.issued_on
    there = place(district)
    there._setObject(made.id, made, set_owner=False)
    copy = there._getOb(made.id)
    for name, title, file in files:
        copy._setObject(name, createContent("Attachment", id=name, title=title, file=file))
        # Pictures of the text are named by their UID, and the copy shows its own.
        body = body.replace(IUUID(record._getOb(name)), IUUID(copy._getOb(name)))
    copy.body = RichTextValue(body, "text/html", "text/x-html-safe")
    copy.reindexObject(idxs=["SearchableText"])
    return copy


def _copies(record) -> list:
    places = house()
    return [places._getOb(district)._getOb(id_) for district, id_ in record.sent_copies]


def _out(record) -> list:
    return [copy for copy in _copies(record) if state(copy) in OUT]


def _stands(copy) -> Copy:
    return Copy(
        copy.district,
        copy.absolute_url() if api.user.has_permission("View", obj=copy) else "",
        state(copy),
        copy.journal.turns[0].time,
        tuple(_done(copy)),
        copy.due(),
        copy.light(),
    )


def _done(copy) -> Iterator[Done]:
    yield from copy.exchange()
    last = copy.journal.turns[-1]
    if last.target in (RECALLED, LAPSED):
        yield Done(last.target, last.person, last.time, copy.recall_reason)
