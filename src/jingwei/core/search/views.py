"""``/intranet/search``: records of the office that the person may see, first those that have the
words in their heading; and for the system administrator the files that nobody finds by their words.
"""

from functools import cached_property
from jingwei import _
from jingwei.core.filing.content import IRecordStore
from jingwei.core.listing.api import Button
from jingwei.core.listing.api import ListPage
from jingwei.core.listing.api import one
from jingwei.core.listing.api import RowSource
from jingwei.core.listing.api import sets
from jingwei.core.listing.api import Wish
from jingwei.core.organisation import api as organisation
from jingwei.core.pages.api import number
from jingwei.core.pages.api import within
from jingwei.core.search import api
from jingwei.core.search import jobs
from jingwei.core.search.lists import FAULTS
from jingwei.core.search.lists import FILES
from jingwei.core.workflow.api import title_of
from jingwei.core.workflow.grid import grid_of_type
from jingwei.core.worklist.api import line
from plone import api as plone
from plone.batching import Batch
from Products.Five import BrowserView
from urllib.parse import urlencode


SIZE = 20


class OfficeSearch(BrowserView):
    """One line per record with the words marked, of one kind if asked for."""

    label = _("Search the office")

    def __init__(self, context, request):
        super().__init__(context, request)
        asked, kind = request.form.get("q"), request.form.get("kind")
        asked = asked if isinstance(asked, str) else ""
        # Bytes that are no text cannot stand in an address.
        self.text = asked[: api.LONGEST].encode(errors="ignore").decode()
        self.site = plone.portal.get()
        self.office = self.site._getOb("intranet")
        self.kind = kind if kind in self.holds else ""

    @cached_property
    def holds(self) -> list[str]:
        """Portal types that the stores of the office keep."""
        stores = filter(IRecordStore.providedBy, self.office.objectValues())
        return [kind for store in stores for kind in store.holds]

    def kinds(self) -> list[dict]:
        """Kinds of records to narrow the search to."""
        return [
            {"id": kind, "title": title_of(grid_of_type(kind).title), "selected": kind == self.kind}
            for kind in self.holds
        ]

    @cached_property
    def found(self) -> sets.Rows:
        """Rows that answer, those that the present person may see."""
        catalog = plone.portal.get_tool("portal_catalog")
        return sets.found(
            catalog(
                SearchableText=self.text,
                portal_type=self.kind or self.holds,
                path="/".join(self.office.getPhysicalPath()),
            )
        )

    @cached_property
    def batch(self) -> Batch | None:
        """The pages, None where nothing was asked."""
        if not self.text.strip():
            return None
        start = number(self.request, "b_start")
        pages = Batch(range(len(self.found.ids)), size=SIZE, start=start, orphan=0)
        return within(self.request, pages)

    def hits(self) -> list[dict]:
        """Rows of the page as plain data."""
        if not self.batch:
            return []
        rows = api.ranked(self.site, self.found, self.text, "last_turn", self.batch.first, SIZE)
        found = api.hits(self.site, rows, self.text)
        return [{"line": line(hit.brain), **hit._asdict()} for hit in found]

    def address(self, everywhere: bool = False) -> str:
        """Address of the search, of its kind or `everywhere`."""
        kind = {"kind": self.kind} if self.kind and not everywhere else {}
        return f"{self.office.absolute_url()}/search?{urlencode({'q': self.text, **kind})}"

    def chosen(self) -> api.Chosen | None:
        """The kind that is searched, and the way to all."""
        if not self.kind:
            return None
        title, url = title_of(grid_of_type(self.kind).title), self.address(everywhere=True)
        return api.Chosen(_("Kind"), title, url, _("Search all kinds"))


class Files(ListPage):
    """Files that could not be read: what they are and why, not what they are called."""

    listing = FILES
    administrators = (organisation.SYSTEM_ADMIN,)
    acts = "read-again"

    def source_of(self, form: dict) -> RowSource:
        """All of them; there are few."""
        return RowSource(FILES, jobs.faulty(plone.portal.get(), tuple(FAULTS)))

    def list_title(self):
        """What files of the list are called."""
        return _("Files that could not be read")

    def buttons(self, line: dict) -> tuple[Button, ...]:
        """What was wrong may be put right meanwhile."""
        return (Button("again", _("Read it again")),)


class ReadAgain(Wish):
    """Lets a file be read once more."""

    def act(self, form: dict) -> str:
        """Put it back among those that wait."""
        jobs.again(plone.portal.get(), one(form, "key"))
        self.say(_("The file is read again within some minutes."))
        return ""
