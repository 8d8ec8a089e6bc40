"""A list as it is shown to one person: what its page, its files and its REST service have alike."""

from collections.abc import Iterator
from functools import cached_property
from jingwei.core.listing import asked
from jingwei.core.listing.declared import Column
from jingwei.core.listing.declared import Facet
from jingwei.core.listing.declared import Listing
from jingwei.core.listing.declared import SIZES
from plone.batching import Batch


# Values of a facet that are shown at once; the others unfold.
FIRST = 8
# Of a list with no more lines all are shown on one page, for printing, if the address says so.
PRINTED = 1000
WHOLE = "whole"


class Shown:
    """A declared list with a source, and what an address asks of both.

    :param url: address of the page without its query.
    :param fixed: (name, value) of parameters of the page that are no filters, such as a tab.
    :param told: what these parameters mean, in words for the audit.
    """

    def __init__(
        self, listing: Listing, source, form: dict, url: str, fixed: tuple = (), told: tuple = ()
    ):
        self.listing, self.source, self.url = listing, source, url
        self.fixed, self.told = tuple(fixed), tuple(told)
        self.asked = asked.read(listing, form)
        self._on_paper = bool(asked.one(form, WHOLE))

    def address(self, **changes) -> str:
        """Address of the same list with something changed; from its first page on."""
        return self._address(self.asked._replace(**{"start": 0, **changes}))

    def _address(self, wanted: asked.Asked) -> str:
        words = asked.query(self.listing, wanted, self.fixed)
        return f"{self.url}?{words}" if words else self.url

    @property
    def query(self) -> str:
        """What makes the list what it is, but for the page: the words that a saved view keeps."""
        return asked.query(self.listing, self.asked._replace(start=0), self.fixed)

    @property
    def place(self) -> str:
        """The words of the address of this very page."""
        return asked.query(self.listing, self.asked, self.fixed)

    @property
    def list_url(self) -> str:
        """The address to which the pager adds a page."""
        return self.address() if "?" in self.address() else f"{self.address()}?"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that are shown, in order."""
        if not self.asked.columns:
            return tuple(column for column in self.listing.columns if not column.extra)
        return tuple(one for one in self.listing.columns if one.id in self.asked.columns)

    @cached_property
    def total(self) -> int | None:
        """Number of lines on all pages; None where the source does not count."""
        return self.source.total(self.asked)

    @cached_property
    def unpaged(self) -> bool:
        """Are all lines shown on one page, so that it is printed with all of them?"""
        return self._on_paper and self.fits_on_paper

    @property
    def fits_on_paper(self) -> bool:
        """Are there some lines, and not too many for one page?"""
        return 0 < (self.total or 0) <= PRINTED

    def whole_address(self) -> str:
        """Address of all lines on one page."""
        words = asked.query(self.listing, self.asked._replace(start=0), self.fixed)
        return f"{self.url}?{words}{'&' if words else ''}{WHOLE}=1"

    @cached_property
    def batch(self) -> Batch:
        """The pages, as the pager has them."""
        asked = self.asked
        if self.unpaged:
            return Batch(range(self.total), size=self.total, start=0)
        return Batch(range(self.total or 0), size=asked.size, start=asked.start, orphan=0)

    @cached_property
    def lines(self) -> list[dict]:
        """The lines of the page; none past the end."""
        if self.unpaged:
            return self.source.page(self.asked, 0, self.total)
        start = self.asked.start if self.total else 0
        return self.source.page(self.asked, start, self.asked.size)

    def all(self) -> Iterator[dict]:
        """The lines of all pages, one by one."""
        return self.source.all(self.asked)

    def heads(self) -> list[dict]:
        """Heads of the columns: title, kind, how the list is sorted by it, and the address that
        sorts by it, the other way if it does already.
        """
        order = "descending" if self.asked.descending else "ascending"
        return [
            {
                "id": column.id,
                "title": column.title,
                "kind": column.kind,
                "sorted": order if column.id == self.asked.sort else None,
                "url": self._sorted_by(column) if column.sort else "",
            }
            for column in self.columns
        ]

    def _sorted_by(self, column: Column) -> str:
        same = column.id == self.asked.sort
        # What has a time is wanted from its end first, all else from its beginning.
        first = column.kind in ("day", "moment") and not column.ahead
        return self.address(sort=column.id, descending=not self.asked.descending if same else first)

    def facets(self) -> list[dict]:
        """Facets with the values that there are, each with its number and the address that
        chooses it, or drops it if it is chosen; none where the source does not count.
        """
        return [] if self.total is None else self.counted()

    def counted(self) -> list[dict]:
        """The facets of a source that counts."""
        return [shown for facet in self.listing.facets if (shown := self._facet(facet))["values"]]

    def _facet(self, facet: Facet) -> dict:
        counts, words = self.source.counts(self.asked, facet), facet.words()
        chosen = self.asked.filters.get(facet.id, ())
        values = [
            {
                "id": value,
                "title": title,
                "count": counts[value],
                "current": "true" if value in chosen else None,
                "url": self._toggled(facet, value),
            }
            for value, title in words.items()
            if counts[value] or value in chosen
        ]
        if facet.ranked:
            values.sort(key=lambda value: value["count"], reverse=True)
        more = values[FIRST:] if len(values) > FIRST + 1 else []
        return {
            "id": facet.id,
            "title": facet.title,
            "values": values[: len(values) - len(more)],
            "more": more,
            "open": any(value["current"] for value in more) or None,
        }

    def _toggled(self, facet: Facet, value: str) -> str:
        chosen = self.asked.filters.get(facet.id, ())
        left = tuple(one for one in chosen if one != value)
        values = left if value in chosen else (*chosen, value)
        filters = {**self.asked.filters, facet.id: values}
        order = [one.id for one in self.listing.facets]
        return self.address(filters={id_: filters[id_] for id_ in order if filters.get(id_)})

    def chosen(self) -> list[dict]:
        """The filters in words, facet by facet: values, each with the address without it."""
        found = []
        for facet in self.listing.facets:
            words = facet.words()
            values = [
                {"title": words[value], "url": self._toggled(facet, value)}
                for value in self.asked.filters.get(facet.id, ())
            ]
            if values:
                found.append({"title": facet.title, "values": values})
        return found

    def bare(self) -> str:
        """Address without any filter."""
        return self.address(filters={}, text="")

    def without_text(self) -> str:
        """Address without the words that are looked for."""
        return self.address(text="")

    def hidden(self, *left: str) -> list[tuple[str, str]]:
        """Parameters that a form of this list sends along, all but those it asks itself."""
        pairs = asked.pairs(self.listing, self.asked._replace(start=0), self.fixed)
        return [(name, value) for name, value in pairs if name not in left]

    def choices(self) -> list[dict]:
        """All columns, to choose from."""
        shown = {column.id for column in self.columns}
        return [
            {"id": one.id, "title": one.title, "checked": one.id in shown or None}
            for one in self.listing.columns
        ]

    def other_look(self) -> tuple[str, ...]:
        """Columns that turn drawn lines into the table: those shown at first; () turns it back."""
        return () if self.asked.columns else tuple(column.id for column in self.columns)

    def sizes(self) -> list[dict]:
        """Numbers of lines on a page, to choose from."""
        return [{"size": size, "selected": size == self.asked.size or None} for size in SIZES]
