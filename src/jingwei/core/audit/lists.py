"""The list of events, as the auditor reads it and takes it away."""

from collections.abc import Iterator
from itertools import islice
from jingwei import _
from jingwei.core import clock
from jingwei.core.audit import events
from jingwei.core.audit.entry import Entry
from jingwei.core.audit.objects import About
from jingwei.core.audit.objects import about
from jingwei.core.audit.reading import entries
from jingwei.core.audit.reading import every
from jingwei.core.audit.reading import Filters
from jingwei.core.audit.reading import Page
from jingwei.core.audit.told import details
from jingwei.core.audit.told import translated
from jingwei.core.listing.api import CODE
from jingwei.core.listing.api import Column
from jingwei.core.listing.api import Facet
from jingwei.core.listing.api import LIGHT
from jingwei.core.listing.api import Listing
from jingwei.core.listing.api import MOMENT
from jingwei.core.listing.api import PATH
from jingwei.core.organisation import api as organisation


# Events of a file that are told with one search for what they are about.
PART = 200
EVENTS = Listing(
    "audit",
    (
        Column("time", _("Time"), MOMENT),
        Column("person", _("Person")),
        Column("account", _("Account"), CODE, extra=True),
        Column("event", _("Event")),
        Column("object", _("Object")),
        Column("path", _("Address of the object"), PATH, extra=True),
        Column("details", _("Details")),
        Column("result", _("Result"), LIGHT),
        Column("address", _("Network address"), CODE),
    ),
    sort="time",
    facets=(
        Facet("event", _("Event"), events.kinds),
        Facet("result", _("Result"), lambda: events.RESULTS),
    ),
    size=50,
    empty=_("Nothing here."),
)


class Events:
    """Both stores as a source of lines, newest first.

    Nobody counts them: an audit grows without end, and a page reads no more than it shows.
    """

    def __init__(self, filters: Filters, before: int | None):
        self.filters, self.before = filters, before
        self._pages: dict[int, Page] = {}

    def total(self, asked) -> None:
        """Nobody knows."""

    def following(self, size: int) -> int | None:
        """Key before which the next page begins."""
        return self._page(size).next

    def page(self, asked, start: int, size: int) -> list[dict]:
        """Lines of the page that ends before the key asked for."""
        return _lines(self._page(size).rows)

    def all(self, asked) -> Iterator[dict]:
        """All lines, one by one."""
        rest = every(self.filters)
        while part := [*islice(rest, PART)]:
            yield from _lines(part)

    def _page(self, size: int) -> Page:
        if size not in self._pages:
            self._pages[size] = entries(self.filters, before=self.before, size=size)
        return self._pages[size]


def _lines(rows: list[Entry]) -> list[dict]:
    known = about(rows)
    return [line(entry, known.get(entry.path, About(""))) for entry in rows]


def line(entry: Entry, what: About) -> dict:
    """An event in words; `what` it is about."""
    told = (translated(events.detail(one["title"], one["text"])) for one in details(entry))
    return {
        "time": f"{entry.time.astimezone(clock.ZONE):%Y-%m-%d %H:%M:%S}",
        "person": person(entry),
        "account": entry.person,
        "event": events.title(entry.event),
        "object": what.words,
        "url": what.url,
        "linked": "object",
        "path": entry.path,
        "details": "；".join(told),
        "result": {
            "title": events.result(entry.result),
            "chip": "" if entry.result == "done" else "chip warn",
        },
        "address": entry.address,
    }


def person(entry: Entry):
    """Who, by name and account, and for which post if they stood in for it."""
    if not entry.person:
        return ""
    name = organisation.title(entry.person)
    both = _("${name} (${account})", mapping={"name": name, "account": entry.person})
    who = name if name == entry.person else both
    if not entry.acting_for:
        return who
    post = organisation.title(entry.acting_for)
    return _("${person} for ${post}", mapping={"person": who, "post": post})
