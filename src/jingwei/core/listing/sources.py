"""Where the lines of a list come from: the catalog, or rows at hand.

A source knows four things: how many lines fit, the lines of a page, all lines one by one, and how
many there are of each value of a facet, its own filter left aside. Nobody is told more than the
search that it was given finds.
"""

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from jingwei.core.listing import sets
from jingwei.core.listing.asked import Asked
from jingwei.core.listing.declared import Facet
from jingwei.core.listing.declared import Listing
from plone import api


# Lines of all pages that are told before it is asked again what the person may see.
PART = 500


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
        ids = self.part(rows.ids, asked, start, start + size)
        return [self.listing.line(rows.row(id_)) for id_ in ids]

    def all(self, asked: Asked) -> Iterator[dict]:
        """All lines in the order of the beginning. Between two parts a job may commit: what does
        not fit by then, is gone, or must not be seen any more is left out.
        """
        found = self._rows(asked).ids
        ids = self.part(found, asked, 0, len(found))
        for start in range(0, len(ids), PART):
            if start:
                self._found.clear()
            rows = self._rows(asked)
            for id_ in ids[start : start + PART]:
                if id_ in rows.ids:
                    yield self.listing.line(rows.row(id_))

    def counts(self, asked: Asked, facet: Facet) -> dict[str, int]:
        """Value -> number of lines, its own filter left aside."""
        ids = self._rows(asked.without(facet.id)).ids
        rest = None if asked.filters else self._rest(ids)
        return {
            value: sets.counted(ids, rest, self.having(facet, value)) for value in facet.words()
        }

    def part(self, ids, asked: Asked, start: int, end: int) -> list[int]:
        """Rows `start` to `end` of `ids` in the order that is asked for."""
        return sets.part(ids, self._index(asked), asked.descending, start, end)

    def _rest(self, ids):
        """All rows of the catalog but `ids`, if they are fewer; reckoned once for all facets."""
        if self._left is None or self._left[0] is not ids:
            kinds, many = self.catalog.Indexes["portal_type"], len(self.catalog)
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
            wanted = [self.having(facet, value) for value in asked.filters.get(facet.id, ())]
            if wanted:
                found = found._replace(ids=sets.cut(found.ids, sets.joined(wanted)))
        return found

    def having(self, facet: Facet, value: str):
        """Row numbers of all that a value of a facet fits; who may see them is not asked here."""
        if facet.query is not None:
            return self._search(facet.query(value)).ids
        return sets.posting(self.catalog.Indexes[facet.index], facet.key(value))

    def _search(self, more: dict) -> sets.Rows:
        return sets.found(self.search(**{**self.query, **more}))

    def _index(self, asked: Asked):
        return self.catalog.Indexes[self.listing.column(asked.sort).sort]


class RowSource:
    """Rows that are at hand and few, such as registers or jobs: dictionaries of plain data, in the
    order that those with equal values keep. `listing.line` makes a line of a row when it is shown.
    """

    def __init__(self, listing: Listing, rows: list[dict]):
        self.listing, self.rows = listing, rows

    def total(self, asked: Asked) -> int:
        """How many fit."""
        return len(self._fitting(asked))

    def page(self, asked: Asked, start: int, size: int) -> list[dict]:
        """Lines of a page."""
        return [self.listing.line(row) for row in self._sorted(asked)[start : start + size]]

    def all(self, asked: Asked) -> Iterator[dict]:
        """All lines in order."""
        return map(self.listing.line, self._sorted(asked))

    def counts(self, asked: Asked, facet: Facet) -> dict[str, int]:
        """Value -> number of lines, its own filter left aside."""
        found = Counter(row[facet.index] for row in self._fitting(asked.without(facet.id)))
        return {value: found[facet.key(value)] for value in facet.words()}

    def _fitting(self, asked: Asked) -> list[dict]:
        rows = self.rows
        for facet in self.listing.facets:
            keys = [facet.key(value) for value in asked.filters.get(facet.id, ())]
            if keys:
                rows = [row for row in rows if row[facet.index] in keys]
        if asked.text:
            words = asked.text.casefold()
            rows = [row for row in rows if words in row[self.listing.text].casefold()]
        return rows

    def _sorted(self, asked: Asked) -> list[dict]:
        name = self.listing.column(asked.sort).sort
        return ordered(self._fitting(asked), lambda row: row[name], asked.descending)


def ordered(rows: list, key: Callable, descending: bool) -> list:
    """Rows in the order of a value; those without one come last, whichever way it is."""
    full = [row for row in rows if key(row) not in (None, "")]
    bare = [row for row in rows if key(row) in (None, "")]
    return sorted(full, key=key, reverse=descending) + bare


def seen(uids: Iterable[str]) -> set[str]:
    """Of UIDs of records, those that the present person may find; one search, nothing is woken."""
    wanted = {uid for uid in uids if uid}
    if not wanted:
        return set()
    catalog = api.portal.get_tool("portal_catalog")
    ids, index = sets.found(catalog(UID=list(wanted))).ids, catalog.Indexes["UID"]._index
    return {uid for uid in wanted if (row := index.get(uid)) is not None and row in ids}
