"""What other features ask of search: what of a record is searched, and what a hit looks like."""

from Acquisition import aq_base
from BTrees.IIBTree import difference
from collections.abc import Iterable
from collections.abc import Iterator
from jingwei import _
from jingwei.core.listing.api import sets
from jingwei.core.search import keeping
from jingwei.core.search.excerpt import Excerpt
from jingwei.core.search.excerpt import excerpt
from jingwei.core.search.excerpt import marked
from jingwei.core.search.excerpt import whole
from jingwei.core.search.files import file_texts
from jingwei.core.search.install import install_search
from jingwei.core.search.install import NAME
from jingwei.core.search.query import LONGEST
from jingwei.core.search.query import parse
from typing import NamedTuple


__all__ = [
    "LONGEST",
    "Chosen",
    "Hit",
    "bring_up_to_date",
    "faults",
    "hits",
    "install_search",
    "prune",
    "ranked",
    "rebuild",
    "searched",
]


class Hit(NamedTuple):
    """A found row: title and excerpt as (text, is it a word asked for?).

    `place`: says in which attached file the words stand, "" if they stand in the record.
    """

    brain: object
    title: list[tuple[str, bool]]
    excerpt: list[tuple[str, bool]]
    place: str


class Chosen(NamedTuple):
    """A part that alone is searched: what parts are called, the title of this one; the address of
    the same search `everywhere`, and what that is called.
    """

    part: str
    title: str
    url: str
    everywhere: str


def searched(record, heading: Iterable[str | None], body: Iterable[str | None] = ()) -> str:
    """The text by which a record is found: heading (title, number), body and attached files."""
    return whole(heading, body, file_texts(record))


def hits(site, brains: Iterable, asked: str) -> Iterator[Hit]:
    """What the rows `brains`, found by the catalog for the present person, have of the words."""
    query, index = parse(asked), _index(site)
    for brain in brains:
        found: Excerpt = excerpt(index.getEntryForObject(brain.getRID(), ""), query)
        file = _("In the file “${name}”:", mapping={"name": found.file}) if found.file else ""
        yield Hit(brain, marked(brain.Title, query), found.pieces, file)


def ranked(site, found: sets.Rows, asked: str, order: str, start: int, size: int) -> list:
    """Catalog rows `start` to `start + size` of those that were found: first those that have the
    words in their heading, then all others; both by the index `order`, the greatest first.
    """
    heads, end = _index(site).headed(parse(asked), found.ids), start + size
    before, index = len(heads), site.portal_catalog.Indexes[order]
    rest = difference(found.ids, heads)
    ids = sets.part(heads, index, True, min(start, before), min(end, before))
    ids += sets.part(rest, index, True, max(0, start - before), max(0, end - before))
    return [found.row(id_) for id_ in ids]


def bring_up_to_date(site) -> int:
    """Apply to the file of this machine what is committed; return the number of changes.

    Call it now and then in every machine, outside of requests. Answers do not depend on it, but
    what is not applied costs time in every search.
    """
    return keeping.bring_up_to_date(_index(site))


def prune(site) -> None:
    """Shorten the journal of the texts; daily, the caller commits."""
    _index(site).journal.prune()


def rebuild(site) -> int:
    """Make the file of this machine anew; return the number of texts."""
    return keeping.rebuild(_index(site))


def faults(site) -> list[str]:
    """What is wrong with the file of this machine, in sentences."""
    return keeping.faults(_index(site))


def _index(site):
    return aq_base(site.portal_catalog._catalog.indexes[NAME])
