"""The audit page."""

from jingwei.core import clock
from jingwei.core.audit import api
from jingwei.core.audit import events
from jingwei.core.organisation import api as organisation
from Products.Five import BrowserView


SIZE = 50


class Audit(BrowserView):
    """A plain table, newest first, narrowed by kind, person and result."""

    def __init__(self, context, request):
        super().__init__(context, request)
        form = request.form
        self.chosen = {name: str(form.get(name, "")) for name in ("kind", "person", "result")}
        try:
            self.start = max(0, int(form.get("b_start", 0)))
        except ValueError:
            self.start = 0

    def kinds(self) -> list[dict]:
        """Kinds of events to choose from."""
        return [
            {"id": kind, "title": title, "selected": kind == self.chosen["kind"]}
            for kind, title in events.KINDS.items()
        ]

    def rows(self) -> list[dict]:
        """One page of events as plain data."""
        found = api.entries(**self.chosen, start=self.start, size=SIZE)
        return [
            {
                "time": event.time.astimezone(clock.ZONE),
                "person": organisation.title(event.person) if event.person else "",
                "account": event.person,
                "kind": events.title(event.kind),
                "path": event.path,
                "result": event.result,
                "address": event.address,
                "details": "; ".join(f"{k}: {v}" for k, v in event.details.items()),
            }
            for event in found
        ]

    def page(self, by: int) -> str:
        """Address of the page `by` pages on."""
        narrowed = "&".join(f"{name}={value}" for name, value in self.chosen.items())
        start = max(0, self.start + by * SIZE)
        return f"{self.context.absolute_url()}?{narrowed}&b_start={start}"
