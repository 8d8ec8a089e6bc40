"""Where the lines of a list come from: the catalog, or rows at hand.

A source knows four things: how many lines fit, the lines of a page, all lines one by one, and how
many there are of each value of a facet, its own filter left aside. Nobody is told more than the
search that it was given finds.
"""

from collections.abc import Callable
from collections.abc import Iterator
from jingwei.core.listing import sets
from jingwei.core.listing.asked import Asked
from jingwei.core.listing.declared import Facet
from jingwei.core.listing.declared import Listing
from plone import api


class CatalogSource:
    """Rows that `search` finds; by default what the present person may see.

    Neither pages nor counts wake objects. Counting cuts sets of row numbers, which the indexes
    have ready.
    """

    def __init__(self, listing: Listing, query: dict, search: Callable | None = None):
        self.catalog = api.portal.get_tool("portal_catalog")
        self.listing, self.query = listing, query
        self.search = search or self.catalog
        self._found: dict = {}
        self._left: tuple | None = None

    def total(self, asked: Asked) -> int:
        """How many fit."""
        return len(self._rows(asked).ids)

    def page(self, asked: Asked, start: int, size: int) -> list[dict]:
        """Lines of a page."""
        rows = self._rows(asked)
        ids = sets.part(rows.ids, self._index(asked), asked.descending, start, start + size)
        return [self.listing.line(rows.row(id_)) for id_ in ids]

    def all(self, asked: Asked) -> Iterator[dict]:
        """All lines in order."""
        rows = self._rows(asked)
        ids = sets.part(rows.ids, self._index(asked), asked.descending, 0, len(rows.ids))
        return (self.listing.line(rows.row(id_)) for id_ in ids)

    def counts(self, asked: Asked, facet: Facet) -> dict[str, int]:
        """Value -> number of lines, its own filter left aside."""
        ids = self._rows(asked.without(facet.id)).ids
        rest = None if asked.filters else self._rest(ids)
        return {
            value: sets.counted(ids, rest, self._having(facet, value)) for value in facet.words()
        }

    def _rest(self, ids):
        """All rows of the catalog but `ids`, if they are fewer; reckoned once for all facets."""
        if self._left is None or self._left[0] is not ids:
            whole = self.catalog._catalog
            kinds, many = whole.indexes["portal_type"], len(whole)
            self._left = (ids, sets.rest(ids, kinds, many) if len(ids) * 2 > many else None)
        return self._left[1]

    def _rows(self, asked: Asked) -> sets.Rows:
        """The rows that fit; asked for once."""
        key = (asked.text, tuple(sorted(asked.filters.items())))
        if key not in self._found:
            self._found[key] = self._narrowed(asked)
        return self._found[key]

    def _narrowed(self, asked: Asked) -> sets.Rows:
        """One search finds the rows of all filters; what each leaves is cut out of them."""
        if not asked.filters:
            return self._search({self.listing.text: asked.text} if asked.text else {})
        found = self._rows(asked._replace(filters={}))
        for facet in self.listing.facets:
            wanted = [self._having(facet, value) for value in asked.filters.get(facet.id, ())]
            if wanted:
                found = found._replace(ids=sets.cut(found.ids, sets.joined(wanted)))
        return found

    def _having(self, facet: Facet, value: str):
        """Row numbers of all that a value of a facet fits; who may see them is not asked here."""
        if facet.query is not None:
            return self._search(facet.query(value)).ids
        return sets.posting(self.catalog.Indexes[facet.index], facet.key(value))

    def _search(self, more: dict) -> sets.Rows:
        return sets.found(self.search(**{**self.query, **more}))

    def _index(self, asked: Asked):
        return self.catalog.Indexes[self.listing.column(asked.sort).sort]


class RowSource:
    """Lines that are at hand and few, such as registers or jobs; values are plain data."""

    def __init__(self, listing: Listing, lines: list[dict]):
        self.listing, self.lines = listing, lines

    def total(self, asked: Asked) -> int:
        """How many fit."""
        return len(self._fitting(asked))

    def page(self, asked: Asked, start: int, size: int) -> list[dict]:
        """Lines of a page."""
        return self._sorted(asked)[start : start + size]

    def all(self, asked: Asked) -> Iterator[dict]:
        """All lines in order."""
        return iter(self._sorted(asked))

    def counts(self, asked: Asked, facet: Facet) -> dict[str, int]:
        """Value -> number of lines, its own filter left aside."""
        lines = self._fitting(asked.without(facet.id))
        return {
            value: sum(line[facet.index] == facet.key(value) for line in lines)
            for value in facet.words()
        }

    def _fitting(self, asked: Asked) -> list[dict]:
        lines = self.lines
        for facet in self.listing.facets:
            keys = [facet.key(value) for value in asked.filters.get(facet.id, ())]
            if keys:
                lines = [line for line in lines if line[facet.index] in keys]
        if asked.text:
            words = asked.text.casefold()
            lines = [one for one in lines if words in str(one[self.listing.text]).casefold()]
        return lines

    def _sorted(self, asked: Asked) -> list[dict]:
        """Lines without a value come last, whichever way the others are ordered."""
        key = self.listing.column(asked.sort).sort
        lines = self._fitting(asked)
        full = [line for line in lines if line[key] not in (None, "")]
        bare = [line for line in lines if line[key] in (None, "")]
        return sorted(full, key=lambda line: line[key], reverse=asked.descending) + bare
