"""The page of a column: what is published in it, newest first."""

from functools import cached_property
from jingwei.core.pages.api import number
from jingwei.core.pages.api import within
from jingwei.door.api import VALIDITIES
from jingwei.portal.columns import formats
from jingwei.portal.editorial.api import offers
from jingwei.portal.lists import api
from jingwei.portal.lists.api import KINDS
from jingwei.portal.lists.api import PublicPage
from jingwei.portal.lists.api import remembered
from jingwei.portal.lists.api import tags
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


# The longest list that is handed out as one file.
ALL = 5000
FEED = 50
# Years offered one by one; what is older comes in one piece.
YEARS = 6
FIRST = 1949
LAYOUTS = {"policies": "policies", "inquiries": "answers"}


class ColumnView(PublicPage):
    """As a page, or with ``?format=json|csv|atom`` the same rows as data."""

    page = ViewPageTemplateFile("templates/column.pt")
    kinds = KINDS
    validity = VALIDITIES

    def __init__(self, context, request):
        super().__init__(context, request)
        self.address = context.absolute_url()
        self.start = number(request, "b_start")
        self.query = api.query(context)
        # "" without a wish: the address of the list says nothing of years then.
        self.year = number(request, "year", FIRST, 2199) if "year" in request.form else ""
        self.before = number(request, "before", FIRST, 2199) if "before" in request.form else ""
        if self.year:
            self.query |= api.of_year(self.year)
        elif self.before:
            self.query |= api.before_year(self.before)

    def __call__(self):
        """Answer in the format asked for."""
        answer = {"json": self._json, "csv": self._csv, "atom": self._atom}
        return answer.get(str(self.request.form.get("format")), self.page)()

    def layout(self) -> str:
        """``policies``, ``answers`` or ``texts``: which columns the list has."""
        return LAYOUTS.get(self.context.getId(), "texts")

    def batch(self):
        """The page of rows asked for."""
        return within(self.request, api.batch(self.query, self.start))

    def lines(self, batch) -> list[api.Line]:
        """Rows of `batch`."""
        return [api.line(brain) for brain in batch]

    @cached_property
    def all_years(self) -> list[int]:
        """Years from the newest item back to the oldest."""
        wanted = api.query(self.context)
        return remembered(("years", self.context.getId()), lambda: api.years(wanted))

    def years(self) -> list[dict]:
        """The last years to choose from, none where there is nothing to choose."""
        found = self.all_years[:YEARS]
        if len(found) < 2:
            return []
        return [{"year": y, "current": "page" if y == self.year else None} for y in found]

    def older(self) -> bool:
        """Is there anything before the years that are offered one by one?"""
        return len(self.all_years) > YEARS

    def link(self, **more) -> str:
        """Address of this list with other parameters."""
        values = {"year": self.year, "before": self.before, **more}
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
        # Who reads page by page until one is empty must come to an end.
        found = api.batch(self.query, self.start)
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
