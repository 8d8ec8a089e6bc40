"""``/intranet/worklist``: to do, done, started by me."""

from functools import cached_property
from jingwei import _
from jingwei.core.pages.api import number
from jingwei.core.worklist import api
from plone import api as plone
from Products.Five import BrowserView


TITLES = {"todo": _("To do"), "done": _("Done"), "started": _("Started by me")}
SIZE = 20


class Worklist(BrowserView):
    """Tabs with counts and one line per record."""

    def __init__(self, context, request):
        super().__init__(context, request)
        wanted = request.form.get("tab", "todo")
        self.tab = wanted if wanted in api.TABS else "todo"

    @property
    def person(self) -> str:
        """User id; not known yet when the view is made, since that comes before the log-in."""
        return plone.user.get_current().getId()

    def tabs(self) -> list[dict]:
        """The three tabs; only what is to do carries a count, the rest would mislead."""
        return [
            {
                "id": tab,
                "title": TITLES[tab],
                "current": "page" if tab == self.tab else None,
                "count": self._to_do() if tab == "todo" else 0,
            }
            for tab in api.TABS
        ]

    def _to_do(self) -> int:
        if self.tab == "todo":
            return self.batch.sequence_length
        return api.count("todo", self.person)

    @cached_property
    def batch(self):
        """The page of rows that was asked for."""
        return api.rows(self.tab, self.person, number(self.request, "b_start"), SIZE)

    def lines(self, batch) -> list[dict]:
        """Rows of `batch` as plain data."""
        return [api.line(brain) for brain in batch]

    def label(self):
        """Title of the present tab, and of the window."""
        return TITLES[self.tab]
