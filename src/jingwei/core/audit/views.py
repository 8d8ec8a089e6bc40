"""The audit page."""

from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.audit import events
from jingwei.core.audit.reading import END_OF_TIME
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.api import title_of
from jingwei.core.workflow.grid import grid_of_type
from plone import api
from plone.dexterity.utils import iterSchemataForType
from Products.Five import BrowserView
from urllib.parse import urlencode
from zope.globalrequest import getRequest
from zope.i18n import translate

import datetime


SIZE = 50
# Counters that only programs need.
BOOKKEEPING = ("turn",)
# Details that name posts or persons.
HOLDERS = ("post", "added", "removed")


class AuditPage(BrowserView):
    """A plain table, newest first, narrowed by event, person, result and days."""

    def __init__(self, context, request):
        super().__init__(context, request)
        form = request.form
        self.chosen = {
            name: str(form.get(name, "")).strip()
            for name in ("event", "person", "result", "since", "until")
        }
        self.filters = audit.Filters(
            **{name: self.chosen[name] for name in ("event", "person", "result")},
            since=day(self.chosen["since"]),
            until=day(self.chosen["until"]),
        )
        try:
            before = int(form.get("before", "0"), 16)
        except (TypeError, ValueError):
            before = 0
        self.before = before if 0 <= before <= END_OF_TIME else 0

    def kinds(self) -> list[dict]:
        """Kinds of events to choose from."""
        return [
            {"id": kind, "title": title, "selected": kind == self.chosen["event"] or None}
            for kind, title in events.kinds().items()
        ]

    def results(self) -> list[dict]:
        """Results to choose from, each wording once."""
        wanted = events.result(self.chosen["result"])
        first = {title: code for code, title in reversed(events.RESULTS.items())}
        return [
            {"id": code, "title": title, "selected": title == wanted or None}
            for title, code in reversed(first.items())
        ]

    def page(self) -> audit.Page:
        """The events that were asked for."""
        return audit.entries(self.filters, before=self.before or None, size=SIZE)

    def rows(self, page: audit.Page) -> list[dict]:
        """Events of `page` as plain data."""
        return [
            {
                "time": entry.time.astimezone(clock.ZONE),
                "person": organisation.title(entry.person) if entry.person else "",
                "account": entry.person,
                "acting_for": organisation.title(entry.acting_for) if entry.acting_for else "",
                "event": events.title(entry.event),
                "path": entry.path,
                "result": events.result(entry.result),
                "failed": entry.result != "done",
                "address": entry.address,
                "details": details(entry.more, entry.path),
            }
            for entry in page.rows
        ]

    def address(self, before: int | None = None) -> str:
        """Address of the page that ends with what is older than `before`, or of the newest."""
        query = {name: value for name, value in self.chosen.items() if value}
        if before:
            query["before"] = f"{before:x}"
        return f"{self.context.absolute_url()}?{urlencode(query)}"


def details(more: dict, path: str = "") -> list[dict]:
    """What an event says beside the rest, as titled text; what is empty says nothing.

    :param path: of the object, whose type knows what its steps, states and fields are called.
    """
    kind = kind_of(path)
    return [
        {"title": events.DETAILS.get(name, name), "text": text(name, value, kind)}
        for name, value in more.items()
        if value not in ("", None, [], ()) and name not in BOOKKEEPING
    ]


def kind_of(path: str) -> str:
    """The type of what lies at `path`; from catalog metadata, since auditors see no records."""
    catalog = api.portal.get_tool("portal_catalog")
    rid = catalog.getrid(path)
    return "" if rid is None else catalog.getMetadataForRID(rid)["portal_type"]


def text(name: str, value, kind: str) -> str:
    """A detail as people read it: steps, states, types and fields by their titles."""
    if isinstance(value, list | tuple):
        return "、".join(translated(text(name, one, kind)) for one in value)
    if name in HOLDERS:
        return organisation.title(str(value))
    if name == "type":
        fti = api.portal.get_tool("portal_types").get(value)
        return fti.Title() if fti else value
    if name == "cause":
        return events.CAUSES.get(value, value)
    if name == "fields":
        return field_title(kind, value)
    grid = grid_of_type(kind)
    if grid and name == "transition" and value in grid.transitions:
        return title_of(grid.transitions[value].title)
    if grid and name in ("source", "target") and value in grid.states:
        return title_of(grid.states[value])
    return value


def field_title(kind: str, name: str) -> str:
    """Title of a field of a type; the name of one that it has not."""
    for schema in iterSchemataForType(kind) if kind else ():
        if name in schema:
            return schema[name].title
    return name


def translated(message: str) -> str:
    """A message in the reader's language."""
    return translate(message, context=getRequest())


def day(text: str) -> datetime.date | None:
    """The day that a date field sends; nothing if it is not a day."""
    try:
        return datetime.date.fromisoformat(text)
    except (TypeError, ValueError):
        return None
