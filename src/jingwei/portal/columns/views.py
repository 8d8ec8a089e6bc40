"""The page of a column: what is published in it, narrowed and in the order asked for."""

from functools import cached_property
from itertools import islice
from jingwei import _
from jingwei.core.listing.api import AT_ONCE
from jingwei.door.api import VALIDITIES
from jingwei.portal.columns import formats
from jingwei.portal.editorial.api import offers
from jingwei.portal.lists import api
from jingwei.portal.lists.api import PublicPage
from jingwei.portal.lists.api import tags
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


FEED = 50
LISTINGS = {"policies": api.POLICIES, "inquiries": api.ANSWERS}


class ColumnView(PublicPage):
    """As a page, or with ``?format=json|csv|atom`` the same rows as data."""

    page = ViewPageTemplateFile("templates/column.pt")
    validity = VALIDITIES

    def __call__(self):
        """Answer in the format asked for."""
        answer = {"json": self._json, "csv": self._csv, "atom": self._atom}
        return answer.get(str(self.request.form.get("format")), self.page)()

    @cached_property
    def listed(self) -> api.PublicList:
        """What the address asks for."""
        listing = LISTINGS.get(self.context.getId(), api.TEXTS)
        query, address = api.query(self.context), self.context.absolute_url()
        return api.PublicList(listing, query, self.request, address)

    def others(self) -> list[dict]:
        """Addresses of the same list as data; a table has no more lines than a file at once."""
        csv = "CSV"
        if self.listed.total > AT_ONCE:
            csv = _("CSV (the first ${count})", mapping={"count": AT_ONCE})
        names = (("json", "JSON"), ("csv", csv), ("atom", "Atom"))
        return [{"title": title, "url": self.listed.as_data(id_)} for id_, title in names]

    def feed(self) -> str:
        """Address of the list as a feed."""
        return self.listed.as_data("atom")

    def offers(self) -> list[dict]:
        """What the present person may write here; nothing for visitors."""
        return offers(self.context)

    def meta(self) -> list[dict]:
        """Tags of a column page; search engines keep to the whole list."""
        return tags(
            ColumnName=self.context.title,
            ColumnDescription=self.context.description,
            ColumnKeywords=f"{self.organ()},{self.context.title}",
            ColumnType=self.context.column_type,
            robots="noindex" if self.listed.narrowed else "",
        )

    def _send(self, kind: str) -> None:
        self.request.response.setHeader("Content-Type", f"{kind}; charset=utf-8")

    def _json(self) -> str:
        self._send("application/json")
        # Who reads page by page until one is empty must come to an end.
        following, end = None, self.listed.asked.start + self.listed.asked.size
        if end < self.listed.total:
            following = self.listed.as_data("json", end)
        return formats.as_json(self.listed.url, self.listed.lines, self.listed.total, following)

    def _csv(self) -> bytes:
        self._send("text/csv")
        name = f'attachment; filename="{self.context.getId()}.csv"'
        self.request.response.setHeader("Content-Disposition", name)
        return formats.as_csv(islice(self.listed.all(), AT_ONCE), self.request)

    def _atom(self) -> bytes:
        self._send("application/atom+xml")
        newest = self.listed.asked._replace(sort="published", descending=True)
        lines = self.listed.source.page(newest, 0, FEED)
        return formats.as_atom(self.context.title, self.listed.url, self.organ(), lines)
