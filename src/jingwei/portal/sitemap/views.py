"""``/sitemap``: the columns of the site with what is newest in each."""

from jingwei import _
from jingwei.portal.columns.api import COLUMNS
from jingwei.portal.lists import api
from jingwei.portal.lists.api import PublicPage
from jingwei.portal.lists.api import remembered


class SiteMap(PublicPage):
    """Every column, how much is in it, and its newest items."""

    label = _("Site map")

    def columns(self) -> list[dict]:
        """Columns in the order of the navigation."""
        root = self.context.absolute_url()
        return remembered(("site map", root), lambda: self._columns(root))

    def _columns(self, root: str) -> list[dict]:
        found = []
        for id_, plan in COLUMNS.items():
            query = api.query(self.context._getOb(id_))
            found.append(
                {
                    "title": plan.title,
                    "url": f"{root}/{id_}",
                    "description": plan.description,
                    "count": api.count(query),
                    "newest": api.newest(query, 3),
                }
            )
        return found
