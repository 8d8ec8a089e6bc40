"""The audit page."""

from jingwei.core import clock
from jingwei.core.audit import api
from jingwei.core.audit import events
from jingwei.core.organisation import api as organisation
from Products.Five import BrowserView
from urllib.parse import urlencode

import datetime


SIZE = 50


class AuditPage(BrowserView):
    """A plain table, newest first, narrowed by event, person, result and days."""

    def __init__(self, context, request):
        super().__init__(context, request)
        form = request.form
        self.chosen = {
            name: str(form.get(name, "")).strip()
            for name in ("event", "person", "result", "since", "until")
        }
        self.filters = api.Filters(
            **{name: self.chosen[name] for name in ("event", "person", "result")},
            since=day(self.chosen["since"]),
            until=day(self.chosen["until"]),
        )
        try:
            self.before = int(form.get("before", "0"), 16)
        except (TypeError, ValueError):
            self.before = 0

    def kinds(self) -> list[dict]:
        """Kinds of events to choose from."""
        return [
            {"id": kind, "title": title, "selected": kind == self.chosen["event"] or None}
            for kind, title in events.kinds().items()
        ]

    def results(self) -> list[dict]:
        """Results to choose from."""
        return [
            {"id": code, "title": title, "selected": code == self.chosen["result"] or None}
            for code, title in events.RESULTS.items()
        ]

    def page(self) -> api.Page:
        """The events that were asked for."""
        return api.entries(self.filters, before=self.before or None, size=SIZE)

    def rows(self, page: api.Page) -> list[dict]:
        """Events of `page` as plain data."""
        return [
            {
                "time": entry.time.astimezone(clock.ZONE),
                "person": organisation.title(entry.person) if entry.person else "",
                "account": entry.person,
                "acting_for": organisation.title(entry.acting_for) if entry.acting_for else "",
                "event": events.title(entry.event),
                "path": entry.path,
                "result": events.RESULTS.get(entry.result, entry.result),
                "failed": entry.result != "done",
                "address": entry.address,
                "details": details(entry.more),
            }
            for entry in page.rows
        ]

    def address(self, before: int | None = None) -> str:
        """Address of the page that ends with what is older than `before`, or of the newest."""
        query = {name: value for name, value in self.chosen.items() if value}
        if before:
            query["before"] = f"{before:x}"
        return f"{self.context.absolute_url()}?{urlencode(query)}"


def details(more: dict) -> list[dict]:
    """What an event says beside the rest, as titled text; what is empty says nothing."""
    return [
        {
            "title": events.DETAILS.get(name, name),
            "text": "、".join(map(str, value)) if isinstance(value, list | tuple) else value,
        }
        for name, value in more.items()
        if value not in ("", None, [], ())
    ]


def day(text: str) -> datetime.date | None:
    """The day that a date field sends; nothing if it is not a day."""
    try:
        return datetime.date.fromisoformat(text)
    except (TypeError, ValueError):
        return None
