"""A list as everybody sees it."""

from functools import cached_property
from jingwei import _
from jingwei.core.listing.api import CatalogSource
from jingwei.core.listing.api import Listing
from jingwei.core.listing.api import Shown
from jingwei.core.pages.api import within
from jingwei.portal.lists.memo import remembered
from plone.batching import Batch
from typing import NamedTuple


# Column, whether from its last value on, and what people call this order.
ORDERS = (
    ("published", True, _("Newest first")),
    ("published", False, _("Oldest first")),
    ("days", False, _("Quickest answer first")),
)


class Whole(NamedTuple):
    """A whole list in its own order: how long it is, its facets and what is on the first page."""

    total: int
    facets: list[dict]
    lines: list[dict]


class PublicList(Shown):
    """What an address asks of a public list. What most people want, the whole list in its own
    order, is counted only when something in the catalog has changed, and its first page found.

    :param query: catalog query of what is public there.
    """

    def __init__(self, listing: Listing, query: dict, request, url: str):
        super().__init__(listing, CatalogSource(listing, query), request.form, url)
        self.request = request

    @cached_property
    def narrowed(self) -> bool:
        """Is it less than the whole list?"""
        return bool(self.asked.filters or self.asked.text)

    @cached_property
    def whole(self) -> Whole | None:
        """The whole list, if it is asked for as it is."""
        plain = not self.narrowed and self.address() == self.url
        return remembered(("list", self.url), self._everything) if plain else None

    def _everything(self) -> Whole:
        lines = self.source.page(self.asked, 0, self.asked.size)
        return Whole(self.source.total(self.asked), self._choices(), lines)

    @cached_property
    def total(self) -> int:
        """Number of lines on all pages."""
        return self.whole.total if self.whole else self.source.total(self.asked)

    @cached_property
    def batch(self) -> Batch:
        """The pages.

        :raises Redirect: the list ends before the page that was asked for.
        """
        asked = self.asked
        pages = Batch(range(self.total), size=asked.size, start=asked.start, orphan=0)
        return within(self.request, pages)

    @cached_property
    def lines(self) -> list[dict]:
        """The lines of the page; none past the end."""
        if self.whole and not self.asked.start:
            return self.whole.lines
        return self.source.page(self.asked, self.asked.start, self.asked.size)

    def facets(self) -> list[dict]:
        """Facets that leave a choice."""
        return self.whole.facets if self.whole else self._choices()

    def _choices(self) -> list[dict]:
        chosen = self.asked.filters
        return [one for one in self.counted() if len(one["values"]) > 1 or one["id"] in chosen]

    def orders(self) -> list[dict]:
        """Orders to choose from."""
        present = (self.asked.sort, self.asked.descending)
        return [
            {
                "title": title,
                "url": self.address(sort=column, descending=descending),
                "current": "true" if present == (column, descending) else None,
            }
            for column, descending, title in ORDERS
            if self.listing.column(column)
        ]

    def as_data(self, format_: str, start: int = 0) -> str:
        """Address of the same list as data."""
        address = self.address(start=start)
        return f"{address}{'&' if '?' in address else '?'}format={format_}"
