"""Delivering issued records to the districts, for the features that issue."""

from collections.abc import Iterable
from jingwei import _
from jingwei.core.delivery.interfaces import IDelivery
from jingwei.core.papers.api import ABOLISHED
from jingwei.core.papers.api import REVOKED
from typing import NamedTuple
from zope.component import getUtility
from zope.i18nmessageid import Message

import datetime


__all__ = ["ABOLISHED", "REVOKED", "WORDS", "Copy", "Done", "Ending", "Sent"]
__all__ += ["LAPSED", "RECALLED", "RECEIVED", "REFUSED", "SENT_AGAIN"]
__all__ += ["copies", "deliver", "mark", "recall", "told"]
# What is said of a record that does not hold any more (条例 art. 35).
WORDS = {REVOKED: _("Revoked"), ABOLISHED: _("Abolished")}
# What is done with a copy after it was sent; it lapses if the record ends before it is signed for.
RECEIVED, REFUSED, SENT_AGAIN = "received", "refused", "sent_again"
RECALLED, LAPSED = "recalled", "lapsed"


class Sent(NamedTuple):
    """What goes out: facts and text of a record as issued, without its sheet.

    `urgency`: see `worklist.api.URGENCIES`; `body`: HTML with its date; `files`: (id, name, file)
    of the attachments, which are shared and not copied.
    """

    title: str
    number: str
    urgency: str
    signed_on: datetime.date
    main_recipients: str
    copy_recipients: str
    note: str
    body: str
    files: tuple


class Ending(NamedTuple):
    """Why and since when a record does not hold: `word` is `REVOKED` (from the beginning) or
    `ABOLISHED` (from the day `since` on); `replaced_by`: number of what takes its place, or "".
    """

    word: str
    reason: str
    since: datetime.date
    replaced_by: str = ""


class Done(NamedTuple):
    """What was done with a copy: `what` (of the words above), by whom ("" where nobody clicked) and
    when; `reason` of a refusal, a recall, and of sending it again.
    """

    what: str
    person: str
    moment: datetime.datetime
    reason: str = ""


class Copy(NamedTuple):
    """How a copy stands.

    `district`: id; `url`: of the copy, "" for who may not see it; `state`: id of its grid's state;
    `sent`: moment; `done`: everything that was done with it since, oldest first; `due`: last day in
    time while its clock runs; `light`: of today.
    """

    district: str
    url: str
    state: str
    sent: datetime.datetime
    done: tuple[Done, ...]
    due: datetime.date | None
    light: str


def told(ending: Ending) -> Message:
    """The sentence about a record that does not hold any more, without the reason."""
    if ending.word == REVOKED:
        return _("This document was revoked: it is void from the beginning.")
    day = ending.since.isoformat()
    if not ending.replaced_by:
        return _("This document is abolished from ${day} on.", mapping={"day": day})
    return _(
        "This document is abolished from ${day} on and replaced by ${number}.",
        mapping={"day": day, "number": ending.replaced_by},
    )


def deliver(record, sent: Sent, districts: Iterable[str]) -> None:
    """See `IDelivery.deliver`."""
    getUtility(IDelivery).deliver(record, sent, tuple(districts))


def copies(record) -> list[Copy]:
    """See `IDelivery.copies`."""
    return getUtility(IDelivery).copies(record)


def recall(record, reason: str) -> None:
    """See `IDelivery.recall`."""
    getUtility(IDelivery).recall(record, reason)


def mark(record, ending: Ending) -> None:
    """See `IDelivery.mark`."""
    getUtility(IDelivery).mark(record, ending)
