"""``/intranet/worklist``: to do, done, started by me."""

from jingwei import _
from jingwei.core.listing.api import CatalogSource
from jingwei.core.listing.api import ListPage
from jingwei.core.worklist import api
from jingwei.core.worklist.lists import WORK
from plone import api as plone


TITLES = {
    "todo": _("To do"),
    "toread": _("To read"),
    "deputised": _("For others"),
    "done": _("Done"),
    "started": _("Started by me"),
}
COUNTED = ("todo", "toread", "deputised")


class Worklist(ListPage):
    """Tabs with counts and one line per record."""

    listing = WORK
    draws = True

    @property
    def tab(self) -> str:
        """The tab that is shown."""
        return tab_of(self.request.form)

    def source_of(self, form: dict) -> CatalogSource:
        """Records of the tab."""
        return CatalogSource(WORK, api.query(tab_of(form), self.person))

    def fixed(self, form: dict) -> tuple:
        """The tab."""
        return (("tab", tab_of(form)),)

    def told(self, form: dict) -> tuple:
        """The tab by its title."""
        return (TITLES[tab_of(form)],)

    def list_title(self):
        """Files bear the name of the tab."""
        return TITLES[dict(self.listed.fixed)["tab"]]

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
                "count": self._count(tab) if tab in COUNTED else 0,
            }
            for tab in api.TABS
            if tab != "deputised" or api.tokens(self.person, acting=True)
        ]

    def _count(self, tab: str) -> int:
        asked = self.listed.asked
        if tab == self.tab and not (asked.filters or asked.text):
            # The list below has just counted the same.
            return self.listed.total
        return api.count(tab, self.person)

    def label(self):
        """Title of the present tab, and of the window."""
        return TITLES[self.tab]


def tab_of(form: dict) -> str:
    """The tab that an address asks for."""
    wanted = form.get("tab", "todo")
    wanted = wanted[0] if isinstance(wanted, list | tuple) and wanted else wanted
    return wanted if wanted in api.TABS else "todo"
