"""What the address of a list asks for; whatever is odd in it is left aside."""

from jingwei.core.listing.declared import Listing
from jingwei.core.listing.declared import SIZES
from typing import NamedTuple
from urllib.parse import urlencode


LONGEST = 200
FARTHEST = 10**9
ORDERS = {"asc": False, "desc": True}
# Names of parameters beside those of facets.
TEXT, SORT, ORDER, COLUMN, SIZE, START = "q", "sort", "order", "col", "size", "b_start"


class Asked(NamedTuple):
    """`filters`: facet -> chosen values; `columns`: ids, () for those shown at first; `sort`: id
    of a column.
    """

    filters: dict[str, tuple[str, ...]]
    text: str
    sort: str
    descending: bool
    columns: tuple[str, ...]
    size: int
    start: int

    def without(self, facet: str) -> "Asked":
        """The same without the filter of one facet."""
        left = {name: values for name, values in self.filters.items() if name != facet}
        return self._replace(filters=left)


def read(listing: Listing, form: dict) -> Asked:
    """What a query asks of `listing`; unknown columns, values and words are left aside."""
    filters = {}
    for facet in listing.facets:
        given = [one for one in several(form, facet.id) if one]
        if given:
            known = facet.words()
            values = tuple(dict.fromkeys(one for one in given if one in known))
            filters |= {facet.id: values} if values else {}
    sortable = [column.id for column in listing.columns if column.sort]
    sort = one(form, SORT)
    known = [column.id for column in listing.columns]
    wanted = several(form, COLUMN)
    return Asked(
        filters,
        _text(one(form, TEXT)) if listing.text else "",
        sort if sort in sortable else listing.sort,
        ORDERS.get(one(form, ORDER), listing.descending if sort not in sortable else False),
        tuple(id_ for id_ in known if id_ in wanted),
        integer(form, SIZE, listing.size) if integer(form, SIZE, 0) in SIZES else listing.size,
        integer(form, START, 0),
    )


def _text(given: str) -> str:
    """The words that are looked for, without what is no text: no address could hold it."""
    return " ".join(given.encode(errors="ignore").decode().split())[:LONGEST]


def query(listing: Listing, asked: Asked, fixed: tuple = ()) -> str:
    """The words of the address that asks for it; see `pairs`."""
    return urlencode(pairs(listing, asked, fixed))


def pairs(listing: Listing, asked: Asked, fixed: tuple = ()) -> list[tuple[str, str | int]]:
    """Names and values of the address that asks for it, shortest form.

    :param fixed: parameters of the page's own, which come first.
    """
    pairs = list(fixed)
    pairs += [(name, one) for name, values in asked.filters.items() for one in values]
    pairs += [(TEXT, asked.text)] if asked.text else []
    if (asked.sort, asked.descending) != (listing.sort, listing.descending):
        pairs += [(SORT, asked.sort), (ORDER, "desc" if asked.descending else "asc")]
    pairs += [(COLUMN, one) for one in asked.columns]
    pairs += [(SIZE, asked.size)] if asked.size != listing.size else []
    pairs += [(START, asked.start)] if asked.start else []
    return pairs


def several(form: dict, name: str) -> list[str]:
    """Values of a parameter that may be given more than once; uploads and records are none."""
    given = form.get(name, ())
    given = given if isinstance(given, list | tuple) else [given]
    return [value for value in given if isinstance(value, str)]


def one(form: dict, name: str) -> str:
    """The value of a parameter, "" if it is missing or odd."""
    found = several(form, name)
    return found[0].strip() if found else ""


def integer(form: dict, name: str, otherwise: int) -> int:
    """A parameter as a number within bounds."""
    try:
        value = int(one(form, name))
    except ValueError:
        return otherwise
    return value if 0 <= value <= FARTHEST else otherwise
