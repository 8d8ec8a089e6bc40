"""Telling the audit, reading it, counting guesses, and marks that no abort undoes.

* `record`: in the transaction of the change; stands or falls with it.
* `aside`: kept whatever becomes of the request; also for what happens on GET.
"""

from AccessControl import getSecurityManager
from Acquisition import aq_base
from jingwei.core.audit import events
from jingwei.core.audit import store
from jingwei.core.audit.content import trail
from jingwei.core.audit.content import trail_place
from jingwei.core.audit.entry import as_json
from jingwei.core.audit.entry import ASIDE
from jingwei.core.audit.entry import beyond
from jingwei.core.audit.entry import Entry
from jingwei.core.audit.entry import first_key
from jingwei.core.audit.entry import later
from jingwei.core.audit.entry import moment_of
from jingwei.core.audit.entry import new_key
from jingwei.core.audit.locks import Limit
from jingwei.core.audit.locks import reset
from jingwei.core.audit.locks import settle
from jingwei.core.audit.locks import take
from jingwei.core.audit.locks import take_all
from jingwei.core.audit.locks import used
from jingwei.core.audit.marks import mark
from jingwei.core.audit.marks import marked
from jingwei.core.audit.reading import entries
from jingwei.core.audit.reading import Filters
from jingwei.core.audit.reading import Page
from jingwei.core.audit.sealed import note_head
from jingwei.core.audit.sealed import noted_head
from jingwei.core.audit.sealed import Store
from jingwei.core.audit.sealed import stores
from jingwei.core.audit.sealed import TRAIL
from jingwei.core.audit.words import forget_words
from jingwei.core.audit.words import SEALED
from jingwei.core.audit.words import store_name
from jingwei.core.audit.words import swap
from jingwei.core.audit.words import word
from plone.uuid.interfaces import IUUID
from ZODB.utils import z64
from zope.globalrequest import getRequest

import datetime
import json


__all__ = [
    "TRAIL",
    "Entry",
    "Filters",
    "Limit",
    "Page",
    "Store",
    "aside",
    "edited",
    "entries",
    "events",
    "first_key",
    "forget_words",
    "has_read",
    "made_now",
    "mark",
    "marked",
    "moment_of",
    "note_head",
    "noted_head",
    "opened",
    "opened_by",
    "read",
    "read_by",
    "record",
    "reset",
    "settle",
    "store_name",
    "stores",
    "swap",
    "take",
    "take_all",
    "trail_place",
    "used",
    "word",
]


def record(event: str, obj=None, result: str = "done", acting_for: str = "", **details) -> Entry:
    """Record `event` (a kind of `events`) on `obj` in the present transaction.

    :param acting_for: token of the post that the person stands in for.
    :param details: what else an auditor should know; text, numbers and lists.
    """
    path, uid = _where(obj)
    return trail().append(_facts(event, path, uid, result, _person(), acting_for, details))


def edited(event: str, obj, modified, title: str = "", left_out: tuple = ()) -> None:
    """Record `event` with the names, not the values, of the fields that were changed.

    :param modified: the `IObjectModifiedEvent` that tells of the change.
    :param title: what the object is called, if its path does not say so.
    :param left_out: fields that another event tells of; nothing is left to tell without others.
    """
    told = [name for part in modified.descriptions for name in getattr(part, "attributes", ())]
    fields = sorted({name.rpartition(".")[2] for name in told} - {*left_out})
    if not made_now(obj) and (fields or not told):
        record(event, obj, fields=fields, **({"title": title} if title else {}))


def made_now(obj) -> bool:
    """Was `obj` made in the present transaction? All that belongs to its making is one event."""
    return aq_base(obj)._p_serial == z64


def aside(
    event: str,
    path: str = "",
    result: str = "done",
    obj=None,
    uid: str = "",
    person: str | None = None,
    acting_for: str = "",
    **details,
) -> Entry:
    """Keep `event` for good, though the request may be aborted; on disk on return.

    :param path: of what was asked for; not needed with `obj`.
    :param uid: of the object, if only that is known.
    :param person: user id, if it is not the person of the request.
    """
    if obj is not None:
        path, uid = _where(obj)
    person = _person() if person is None else person
    facts = _facts(event, path, uid, result, person, acting_for, details)
    key = new_key(ASIDE)
    with store.writing() as link:
        sealed = link.execute("SELECT word FROM words WHERE key = ?", (SEALED,)).fetchone()
        if sealed and key <= int(sealed[0], 16):
            key = beyond(int(sealed[0], 16), ASIDE)
        while link.execute("SELECT 1 FROM events WHERE key = ?", (key,)).fetchone():
            key = later(key)
        link.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (key, *facts))
    return Entry(key, *facts)


def opened(obj) -> None:
    """Note, once per turn of the record, that the present person has opened it."""
    _once("opened", obj, turn=getattr(obj, "changes", 0))


def read(obj, issue: int) -> None:
    """Note, once for each `issue` of the record, that the present person has read it as asked."""
    _once("read", obj, issue=issue)


def _once(event: str, obj, **details) -> None:
    known = store.connection().execute(
        "SELECT 1 FROM events WHERE uid = ? AND event = ? AND person = ? AND details = ?",
        (IUUID(obj), event, _person(), as_json(details)),
    )
    if known.fetchone() is None:
        aside(event, obj=obj, **details)


def read_by(obj, issue: int) -> dict[str, datetime.datetime]:
    """User id -> when the person first read this `issue` of `obj`."""
    found = store.connection().execute(
        "SELECT person, MIN(key) FROM events"
        " WHERE uid = ? AND event = 'read' AND details = ? GROUP BY person",
        (IUUID(obj), as_json({"issue": issue})),
    )
    return {person: moment_of(key) for person, key in found}


def has_read(person: str, since: datetime.datetime) -> set[tuple[str, int]]:
    """(UID, issue) of what a person was to read, and read since a moment."""
    found = store.connection().execute(
        "SELECT DISTINCT uid, details FROM events WHERE person = ? AND event = 'read' AND key >= ?",
        (person, first_key(since)),
    )
    return {(uid, json.loads(details)["issue"]) for uid, details in found}


def opened_by(obj, since: datetime.datetime | None = None) -> set[str]:
    """User ids of those who opened `obj` in their turn, since a moment if one is given."""
    found = store.connection().execute(
        "SELECT DISTINCT person FROM events WHERE uid = ? AND event = 'opened' AND key >= ?",
        (IUUID(obj), first_key(since) if since else 0),
    )
    return {person for (person,) in found}


def _person() -> str:
    return getSecurityManager().getUser().getId() or ""


def _where(obj) -> tuple[str, str]:
    """Path and UID."""
    return ("", "") if obj is None else ("/".join(obj.getPhysicalPath()), IUUID(obj, None) or "")


def _facts(event, path, uid, result, person, acting_for, details) -> tuple[str, ...]:
    """All fields of an entry but its key, fit to be stored: addresses may carry any bytes."""
    request = getRequest()
    address = "" if request is None else request.getClientAddr()
    facts = (person, acting_for, event, path, uid, result, address, as_json(details))
    return tuple(str(fact).encode(errors="replace").decode() for fact in facts)
