"""``/intranet/worklist``: to do, done, started by me."""

from functools import cached_property
from jingwei import _
from jingwei.core.pages.api import number
from jingwei.core.pages.api import within
from jingwei.core.worklist import api
from plone import api as plone
from Products.Five import BrowserView


TITLES = {
    "todo": _("To do"),
    "deputised": _("For others"),
    "done": _("Done"),
    "started": _("Started by me"),
}
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
        """The tabs; only what is to do carries a count, the rest would mislead. Who stands in for
        nobody has no tab for it.
        """
        return [
            {
                "id": tab,
                "title": TITLES[tab],
                "current": "page" if tab == self.tab else None,
                "count": self._count(tab),
            }
            for tab in api.TABS
            if tab != "deputised" or api.tokens(self.person, acting=True)
        ]

    def _count(self, tab: str) -> int:
        if tab not in ("todo", "deputised"):
            return 0
        if tab == self.tab:
            return self.batch.sequence_length
        return api.count(tab, self.person)

    @cached_property
    def batch(self):
        """The page of rows that was asked for."""
        start = number(self.request, "b_start")
        return within(self.request, api.rows(self.tab, self.person, start, SIZE))

    def lines(self, batch) -> list[dict]:
        """Rows of `batch` as plain data."""
        return [api.line(brain) for brain in batch]

    def label(self):
        """Title of the present tab, and of the window."""
        return TITLES[self.tab]
