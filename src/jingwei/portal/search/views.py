"""``/search``: what is public on this site, best match first."""

from jingwei import _
from jingwei.core.pages.api import number
from jingwei.portal.columns.api import COLUMNS
from jingwei.portal.lists import api
from jingwei.portal.lists.api import KINDS
from jingwei.portal.lists.api import PublicPage
from jingwei.portal.lists.api import tags
from plone import api as plone
from plone.batching import Batch
from Products.ZCTextIndex.ParseTree import ParseError
from urllib.parse import quote

import re


LENGTH = 100
# Signs with a meaning for the index; people who search mean the words.
SIGNS = re.compile(r"[\"()*?\[\]{}〔〕（）《》“”、，。；：！？]")
WORDS = {"and", "or", "not"}


def words(text: str) -> list[str]:
    """Words of a query, without signs and without operators."""
    found = SIGNS.sub(" ", text[:LENGTH]).split()
    return [word.strip("-") for word in found if word.lower() not in WORDS and word.strip("-")]


class Search(PublicPage):
    """Title, excerpt, column and day of each hit, 20 on a page, in one column if asked for."""

    label = _("Search this site")
    kinds = KINDS

    def __init__(self, context, request):
        super().__init__(context, request)
        given = request.form.get("q") or request.form.get("SearchableText") or ""
        self.text = given[:LENGTH] if isinstance(given, str) else ""
        self.start = number(request, "b_start")
        column = str(request.form.get("column"))
        self.column = column if column in COLUMNS else ""
        self.root = plone.portal.get().absolute_url()

    def batch(self) -> Batch | None:
        """The page of hits, None where nothing was asked."""
        asked = words(self.text)
        if not asked:
            return None
        catalog = plone.portal.get_tool("portal_catalog")
        column = self.context._getOb(self.column) if self.column else None
        try:
            found = catalog(
                **api.query(column), SearchableText=" AND ".join(f'"{word}"' for word in asked)
            )
        except ParseError:
            found = []
        return Batch(found, size=api.SIZE, start=self.start, orphan=0)

    def hits(self, batch) -> list[dict]:
        """Hits as plain data."""
        return [self._hit(api.line(brain)) for brain in batch]

    def _hit(self, line: api.Line) -> dict:
        name = line.url.removeprefix(self.root).strip("/").split("/")[0]
        return {
            "line": line,
            "kind": KINDS.get(line.kind, line.kind),
            "column": COLUMNS[name].title if name in COLUMNS else "",
        }

    def columns(self) -> list[dict]:
        """Columns to narrow the search to."""
        return [
            {"id": id_, "title": plan.title, "selected": id_ == self.column}
            for id_, plan in COLUMNS.items()
        ]

    def link(self, start: int) -> str:
        """Address of another page of the same search."""
        column = f"&column={self.column}" if self.column else ""
        return f"{self.root}/search?q={quote(self.text)}{column}&b_start={max(0, start)}"

    def meta(self) -> list[dict]:
        """Pages of hits are not for other search engines."""
        return tags(robots="noindex")
