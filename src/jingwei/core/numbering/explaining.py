"""What a row of a register tells of its number, in its order: for whom it was kept, why it is void,
to which document it was given then.
"""

from collections.abc import Iterator
from jingwei import _
from jingwei.core import clock
from jingwei.core.numbering.registers import Entry
from jingwei.core.organisation import api as organisation
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.i18nmessageid import Message

import datetime


VOID, VOID_OF = _("void: ${reason}"), _("${title} void: ${reason}")
GIVEN, GIVEN_AGAIN = _("given to ${title}"), _("the void number given to ${title}")


def rows_of(entry: Entry) -> tuple[Entry, ...]:
    """All that a row ever said, the earliest first."""
    return (*entry.earlier, entry)


def why(entry: Entry, uids: set[str]) -> str:
    """The explanation; "" of a number that was given once and is in use.

    :param uids: of the records whose titles the reader may know.
    """
    return "；".join(translate(one, context=getRequest()) for one in _said(entry, uids))


def _said(entry: Entry, uids: set[str]) -> Iterator[Message]:
    before = None
    for row in rows_of(entry):
        mapping = {"title": _named(row, uids), "reason": row.reason, "person": row.kept_for}
        if row.reserved:
            mapping["reason"] = _by(row.reason, row.taken_by, row.taken_at)
            yield _("reserved for ${person}: ${reason}", mapping=mapping)
        elif row.uid and before is not None:
            given = _by(mapping["title"], row.taken_by, row.taken_at)
            yield Message(GIVEN_AGAIN if before.void else GIVEN, mapping={"title": given})
        if row.void:
            mapping["reason"] = _by(row.reason, row.voided_by, row.voided_at)
            # The title of the last one stands in its own column.
            past = row.uid and row is not entry
            yield Message(VOID_OF if past else VOID, mapping=mapping)
        before = row


def _named(row: Entry, uids: set[str]) -> Message:
    if row.uid in uids:
        return _("“${title}”", mapping={"title": row.title})
    return _("a document not open to you")


def _by(said: Message | str, person: str, moment: datetime.datetime) -> Message:
    """What was said, with who said it and when."""
    mapping = {
        "reason": said,
        "person": organisation.title(person),
        "time": f"{moment.astimezone(clock.ZONE):%Y-%m-%d %H:%M}",
    }
    return _("${reason} (${person}, ${time})", mapping=mapping)
