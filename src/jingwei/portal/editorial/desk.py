"""``/intranet/texts``: what lies with the editing of the site, and where to write."""

from jingwei import _
from jingwei.core import exc
from jingwei.core.organisation import api as organisation
from jingwei.core.pages.api import number
from jingwei.core.pages.api import within
from jingwei.core.workflow.api import title_of
from jingwei.core.workflow.grid import grids
from jingwei.core.worklist.api import Row
from jingwei.portal.columns.api import COLUMNS
from jingwei.portal.editorial.content import TYPES
from jingwei.portal.lists.api import KINDS
from plone import api
from plone.batching import Batch
from Products.Five import BrowserView


SIZE = 20
STATES = ("draft", "review", "withdrawn", "published")


class Texts(BrowserView):
    """Tabs by state with counts; one line per text, from catalog metadata."""

    label = _("Texts for the public site")

    def __init__(self, context, request):
        super().__init__(context, request)
        wanted = request.form.get("state")
        self.state = wanted if wanted in STATES else STATES[0]
        self.catalog = api.portal.get_tool("portal_catalog")

    def __call__(self):
        """Only the two posts of the editing have texts to see here."""
        if not self.mine():
            raise exc.NotYoursToSee()
        return self.index()

    def mine(self) -> bool:
        """Does the reader hold a post of the editing?"""
        posts = {organisation.EDITOR, organisation.CHIEF_EDITOR}
        return bool(posts & {*organisation.tokens_of(api.user.get_current().getId())})

    def states(self) -> list[dict]:
        """The tabs."""
        titles = grids()["editorial"].states
        return [
            {
                "id": state,
                "title": title_of(titles[state]),
                "current": "page" if state == self.state else None,
                "count": len(self.catalog(portal_type=TYPES, review_state=state)),
            }
            for state in STATES
        ]

    def batch(self) -> Batch:
        """The page of rows asked for, last turn first."""
        start = number(self.request, "b_start")
        found = self.catalog(
            portal_type=TYPES,
            review_state=self.state,
            sort_on="last_turn",
            sort_order="descending",
            b_start=start,
            b_size=SIZE,
        )
        return within(self.request, Batch(found, size=SIZE, start=start, orphan=0))

    def line(self, brain) -> dict:
        """One text as plain data."""
        row = Row(*brain.worklist_row) if brain.worklist_row else Row()
        column = brain.getPath().split("/")[2]
        return {
            "title": brain.Title,
            "url": f"{brain.getURL()}/view",
            "kind": KINDS.get(brain.portal_type, brain.portal_type),
            "column": COLUMNS[column].title if column in COLUMNS else column,
            "person": organisation.title(row.person) if row.person else "",
            "since": row.since,
        }

    def columns(self) -> list[dict]:
        """Where to write."""
        root = api.portal.get().absolute_url()
        return [{"title": plan.title, "url": f"{root}/{id_}"} for id_, plan in COLUMNS.items()]

    def empty(self):
        """What to say where nothing lies."""
        return _("Nothing lies here.")
