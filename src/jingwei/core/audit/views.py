"""The audit page."""

from functools import cached_property
from jingwei import _
from jingwei.core.audit import events
from jingwei.core.audit.lists import EVENTS
from jingwei.core.audit.lists import Events
from jingwei.core.audit.reading import END_OF_TIME
from jingwei.core.audit.reading import Filters
from jingwei.core.listing.api import ListPage
from jingwei.core.organisation import api as organisation

import datetime


# Parameters beside those of the facets, as the form calls them.
OWN = {"person": _("Account"), "since": _("From day"), "until": _("To day")}


class AuditPage(ListPage):
    """Newest first, narrowed by event, person, result and days; paged by keys, never counted."""

    listing = EVENTS
    administrators = (organisation.AUDIT_ADMIN,)

    def show(self, form: dict):
        """One event and one result are chosen at a time."""
        return super().show({**form, **{name: word(form, name) for name in ("event", "result")}})

    def fixed(self, form: dict) -> tuple:
        """Person and days."""
        return tuple((name, word(form, name)) for name in OWN if word(form, name))

    def told(self, form: dict) -> tuple:
        """The same in words."""
        return tuple(events.detail(OWN[name], value) for name, value in self.fixed(form))

    def source_of(self, form: dict) -> Events:
        """The events that were asked for."""
        filters = Filters(
            **{name: word(form, name) for name in ("event", "person", "result")},
            since=day(word(form, "since")),
            until=day(word(form, "until")),
        )
        return Events(filters, key(form) or None)

    @cached_property
    def chosen(self) -> dict[str, str]:
        """What the form shows."""
        return {name: word(self.request.form, name) for name in ("event", "result", *OWN)}

    def before(self) -> int:
        """Key before which the page begins, 0 for the newest."""
        return key(self.request.form)

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

    def older(self) -> str:
        """Address of the page with what is older, "" if there is nothing."""
        following = self.listed.source.following(self.listed.asked.size)
        return f"{self.listed.list_url}&before={following:x}" if following else ""


def word(form: dict, name: str) -> str:
    """A parameter as text; the first, if it is given several times."""
    given = form.get(name, "")
    given = given[0] if isinstance(given, list | tuple) and given else given
    return given.strip() if isinstance(given, str) else ""


def key(form: dict) -> int:
    """The key in the address, 0 for none."""
    try:
        before = int(word(form, "before") or "0", 16)
    except ValueError:
        return 0
    return before if 0 <= before <= END_OF_TIME else 0


def day(text: str) -> datetime.date | None:
    """The day that a date field sends; nothing if it is not a day."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
