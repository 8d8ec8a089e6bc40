"""The page of a column: what is published in it, newest first."""

from jingwei.portal.columns import formats
from jingwei.portal.editorial.api import offers
from jingwei.portal.lists import api
from jingwei.portal.lists.page import KINDS
from jingwei.portal.lists.page import PublicPage
from jingwei.portal.lists.page import tags
from jingwei.portal.lists.start import number
from jingwei.portal.policies.content import VALIDITY
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


# The longest list that is handed out as one file.
ALL = 5000
FEED = 50
LAYOUTS = {"policies": "policies", "inquiries": "answers"}


class ColumnView(PublicPage):
    """As a page, or with ``?format=json|csv|atom`` the same rows as data."""

    page = ViewPageTemplateFile("templates/column.pt")
    kinds = KINDS
    validity = VALIDITY

    def __init__(self, context, request):
        super().__init__(context, request)
        self.address = context.absolute_url()
        self.year = number(request, "year", 1949, 2199)
        self.start = number(request, "b_start")
        self.query = api.query(context)
        if "year" in request.form and self.year > 1949:
            self.query |= api.of_year(self.year)
        else:
            self.year = None

    def __call__(self):
        """Answer in the format asked for."""
        answer = {"json": self._json, "csv": self._csv, "atom": self._atom}
        return answer.get(self.request.form.get("format"), self.page)()

    def layout(self) -> str:
        """``policies``, ``answers`` or ``texts``: which columns the list has."""
        return LAYOUTS.get(self.context.getId(), "texts")

    def batch(self):
        """The page of rows asked for."""
        return api.batch(self.query, self.start)

    def lines(self, batch) -> list[api.Line]:
        """Rows of `batch`."""
        return [api.line(brain) for brain in batch]

    def years(self) -> list[dict]:
        """Years to choose from, none where there is nothing to choose."""
        found = api.years(api.query(self.context))
        if len(found) < 2:
            return []
        return [{"year": y, "current": "page" if y == self.year else None} for y in found]

    def link(self, **more) -> str:
        """Address of this list with other parameters."""
        values = {"year": self.year, **more}
        words = "&".join(f"{name}={value}" for name, value in values.items() if value)
        return f"{self.address}?{words}" if words else self.address

    def others(self) -> list[dict]:
        """Addresses of the same list as data."""
        names = (("json", "JSON"), ("csv", "CSV"), ("atom", "Atom"))
        return [{"title": title, "url": self.link(format=id_)} for id_, title in names]

    def offers(self) -> list[dict]:
        """What the present person may write here; nothing for visitors."""
        return offers(self.context)

    def meta(self) -> list[dict]:
        """Tags of a column page."""
        return tags(
            ColumnName=self.context.title,
            ColumnDescription=self.context.description,
            ColumnKeywords=f"{self.organ()},{self.context.title}",
            ColumnType=self.context.column_type,
        )

    def _send(self, kind: str) -> None:
        self.request.response.setHeader("Content-Type", f"{kind}; charset=utf-8")

    def _json(self) -> str:
        self._send("application/json")
        found = self.batch()
        following = None
        if found.has_next:
            following = self.link(format="json", b_start=self.start + api.SIZE)
        lines = self.lines(found)
        return formats.as_json(self.address, lines, found.sequence_length, following)

    def _csv(self) -> bytes:
        self._send("text/csv")
        name = f'attachment; filename="{self.context.getId()}.csv"'
        self.request.response.setHeader("Content-Disposition", name)
        return formats.as_csv(api.newest(self.query, ALL), self.request)

    def _atom(self) -> bytes:
        self._send("application/atom+xml")
        lines = api.newest(self.query, FEED)
        return formats.as_atom(self.context.title, self.address, self.organ(), lines)
