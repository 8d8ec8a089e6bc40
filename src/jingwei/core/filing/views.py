"""The page of a record store: what a person may see of it, newest turn first."""

from jingwei.core.filing.adding import why_not
from jingwei.core.pages.api import number
from jingwei.core.workflow.api import title_of
from jingwei.core.workflow.grid import grid_of_type
from jingwei.core.worklist.api import line
from plone import api
from plone.batching import Batch
from Products.Five import BrowserView
from urllib.parse import urlencode


SIZE = 20


class StoreView(BrowserView):
    """Rows from catalog metadata, narrowed by state; the store itself is in no catalog."""

    def __init__(self, context, request):
        super().__init__(context, request)
        self.catalog = api.portal.get_tool("portal_catalog")
        self.kinds = list(context.holds)
        wanted = request.form.get("state") or []
        self.chosen = [str(one) for one in (wanted if isinstance(wanted, list) else [wanted])]

    def query(self, **more) -> dict:
        """Catalog query of this store's records."""
        path = "/".join(self.context.getPhysicalPath())
        return {"path": {"query": path}, "portal_type": self.kinds, **more}

    def address(self) -> str:
        """Address of this list, narrowed as it is."""
        return f"{self.context.absolute_url()}?{urlencode({'state': self.chosen}, doseq=True)}"

    def states(self) -> list[dict]:
        """States of the kinds kept here, each a filter."""
        found = {}
        for kind in self.kinds:
            grid = grid_of_type(kind)
            if grid:
                found |= grid.states
        return [
            {
                "id": id_,
                "title": title_of(title),
                "current": "page" if id_ in self.chosen else None,
            }
            for id_, title in found.items()
        ]

    def batch(self) -> Batch:
        """The page of rows that was asked for."""
        start = number(self.request, "b_start")
        narrowed = {"review_state": self.chosen} if self.chosen else {}
        found = self.catalog(
            **self.query(**narrowed),
            sort_on="last_turn",
            sort_order="descending",
            b_start=start,
            b_size=SIZE,
        )
        return Batch(found, size=SIZE, start=start, orphan=0)

    def lines(self, batch) -> list[dict]:
        """Rows as plain data."""
        return [line(brain) for brain in batch]

    def addable(self) -> list[dict]:
        """What the present person may start here."""
        return [
            {"title": fti.Title(), "url": f"{self.context.absolute_url()}/++add++{fti.getId()}"}
            for fti in self.context.allowedContentTypes()
            if not why_not(fti.getId())
        ]
