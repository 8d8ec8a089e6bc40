"""``/search``: what is public on this site, first what has the words in its title, each newest
first.
"""

from functools import cached_property
from jingwei import _
from jingwei.core.listing.api import sets
from jingwei.core.pages.api import number
from jingwei.core.pages.api import within
from jingwei.core.search import api as search
from jingwei.portal.columns.api import COLUMNS
from jingwei.portal.lists import api
from jingwei.portal.lists.api import KINDS
from jingwei.portal.lists.api import PublicPage
from jingwei.portal.lists.api import SIZE
from jingwei.portal.lists.api import tags
from plone import api as plone
from plone.batching import Batch
from urllib.parse import urlencode


LENGTH = 100
# Their column says what they are.
OF_ONE_COLUMN = ("PolicyDocument", "PublicAnswer")


class Search(PublicPage):
    """Hits with the words marked, 20 on a page, in one column if asked for."""

    label = _("Search this site")
    kinds = KINDS

    def __init__(self, context, request):
        super().__init__(context, request)
        given = request.form.get("q") or request.form.get("SearchableText") or ""
        given = given if isinstance(given, str) else ""
        # Bytes that are no text cannot stand in an address.
        self.text = given[:LENGTH].encode(errors="ignore").decode()
        self.start = number(request, "b_start")
        column = str(request.form.get("column"))
        self.column = column if column in COLUMNS else ""
        self.root = plone.portal.get().absolute_url()

    @cached_property
    def found(self) -> sets.Rows:
        """Rows that answer."""
        column = self.context._getOb(self.column) if self.column else None
        catalog = plone.portal.get_tool("portal_catalog")
        return sets.found(catalog(**api.query(column, SearchableText=self.text)))

    def batch(self) -> Batch | None:
        """The page of hits, None where nothing was asked."""
        if not self.text.strip():
            return None
        many = range(len(self.found.ids))
        return within(self.request, Batch(many, size=SIZE, start=self.start, orphan=0))

    def hits(self, batch) -> list[dict]:
        """Hits as plain data."""
        found, first = self.found, batch.first
        rows = search.ranked(self.context, found, self.text, "published_on", first, SIZE)
        return [self._hit(hit) for hit in search.hits(self.context, rows, self.text)]

    def _hit(self, hit: search.Hit) -> dict:
        line = api.line(hit.brain)
        name = line.url.removeprefix(self.root).strip("/").split("/")[0]
        column = COLUMNS[name].title if name in COLUMNS else ""
        told_by_column = column and line.kind in OF_ONE_COLUMN
        return {
            "line": line,
            "title": hit.title,
            "excerpt": hit.excerpt,
            "place": hit.place,
            "kind": "" if told_by_column else KINDS.get(line.kind, line.kind),
            "column": column,
        }

    def columns(self) -> list[dict]:
        """Columns to narrow the search to."""
        return [
            {"id": id_, "title": plan.title, "selected": id_ == self.column}
            for id_, plan in COLUMNS.items()
        ]

    def address(self, everywhere: bool = False) -> str:
        """Address of the search, in its column or `everywhere`."""
        column = {"column": self.column} if self.column and not everywhere else {}
        return f"{self.root}/search?{urlencode({'q': self.text, **column})}"

    def chosen(self) -> search.Chosen | None:
        """The column that is searched, and the way to all."""
        if not self.column:
            return None
        title, url = COLUMNS[self.column].title, self.address(everywhere=True)
        return search.Chosen(_("Column"), title, url, _("Search all columns"))

    def meta(self) -> list[dict]:
        """Pages of hits are not for other search engines."""
        return tags(robots="noindex")
