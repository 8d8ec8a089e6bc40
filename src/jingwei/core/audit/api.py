"""Write and read the audit."""

from collections.abc import Iterator
from itertools import islice
from jingwei.core.audit import aside as store
from jingwei.core.audit.aside import reset
from jingwei.core.audit.aside import take
from jingwei.core.audit.content import Event
from plone import api
from plone.uuid.interfaces import IUUID
from zope.globalrequest import getRequest

import datetime
import heapq
import json


__all__ = ["aside", "entries", "opened", "opened_by", "record", "reset", "take"]


def record(event: str, obj=None, result: str = "done", **details) -> None:
    """Write an event in the present transaction: it stands or falls with what it tells."""
    portal = api.portal.get()
    trail = portal["intranet"]["audit"]
    path, uid = _where(obj)
    now = datetime.datetime.now(datetime.UTC)
    trail.append(Event(now, event, _person(), path, uid, result, _address(), details))


def aside(event: str, path: str = "", result: str = "", uid: str = "", **details) -> None:
    """Write an event that survives an aborted request; the only write allowed on GET."""
    store.write(event, details.pop("person", _person()), path, uid, result, _address(), details)


def opened(obj) -> None:
    """Note that the present person has opened `obj` while it was their turn."""
    path, uid = _where(obj)
    aside("opened", path=path, uid=uid, result="done")


def opened_by(obj, since: datetime.datetime) -> set[str]:
    """User ids that opened `obj` after `since` while it was their turn."""
    return store.openers(IUUID(obj), since.timestamp())


def entries(
    kind: str = "", person: str = "", result: str = "", start: int = 0, size: int = 50
) -> list[Event]:
    """Events of both stores, newest first, narrowed and cut to one page."""
    trail = api.portal.get()["intranet"]["audit"]
    both = heapq.merge(trail.newest_first(), _aside_events(), key=lambda e: -e.time.timestamp())
    wanted = (
        event
        for event in both
        if kind in ("", event.kind)
        and person in ("", event.person)
        and result in ("", event.result)
    )
    return list(islice(wanted, start, start + size))


def _aside_events() -> Iterator[Event]:
    before = None
    while rows := store.read(before):
        for row in rows:
            moment = datetime.datetime.fromtimestamp(row[0], datetime.UTC)
            yield Event(moment, *row[1:7], json.loads(row[7]))
        before = rows[-1][0]


def _where(obj) -> tuple[str, str]:
    return ("/".join(obj.getPhysicalPath()), IUUID(obj, "")) if obj is not None else ("", "")


def _person() -> str:
    return api.user.get_current().getId() or ""


def _address() -> str:
    request = getRequest()
    return (request.getClientAddr() if request is not None else "") or ""
