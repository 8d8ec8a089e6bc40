"""What a feature says of a list: columns, facets, order. Data only; `shown` does the rest."""

from collections.abc import Callable
from collections.abc import Mapping
from jingwei import _
from typing import Any
from typing import NamedTuple
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.interface import Interface


# Kinds of columns. A code is a short text on one line, such as the number of a document: a
# spreadsheet must not reckon with it; a path may break anywhere; progress is a number up to 100. A
# light is a dictionary with ``title`` and ``chip``.
TEXT, CODE, PATH, NUMBER, PROGRESS = "text", "code", "path", "number", "progress"
DAY, MOMENT, LIGHT = "day", "moment", "light"
SIZES = (20, 50, 100, 200)


class IListing(Interface):
    """A declared list, registered under the portal type or the name of what it shows."""


class Column(NamedTuple):
    """`id`: key of the value in a line, and the column's name in addresses; `sort`: index, or key
    of the line, that orders the list by it, "" if nothing does; `extra`: shown only if chosen;
    `ahead`: a day to come, of which the next one is wanted first.
    """

    id: str
    title: Message
    kind: str = TEXT
    sort: str = ""
    extra: bool = False
    ahead: bool = False


class Button(NamedTuple):
    """What can be done with a line; `name`: the parameter by which the form tells it."""

    name: str
    title: Message


class Facet(NamedTuple):
    """A way to narrow the list; several values of one facet mean one or another of them.

    `words`: value in the address -> title, in the order shown; `index`: catalog index, or key of
    the line, that is asked; `key`: what stands there for a value; `query`: in place of both, the
    part of a catalog query for a value; `ranked`: the most frequent values are shown first.
    """

    id: str
    title: Message
    words: Callable[[], Mapping[str, Message | str]]
    index: str = ""
    key: Callable[[str], Any] = str
    query: Callable[[str], dict] | None = None
    ranked: bool = False


def state_facet(states: Mapping[str, Mapping]) -> Facet:
    """Narrows a list by ``state`` of its lines; `states`: value -> light, in the order shown."""
    titles = {id_: light["title"] for id_, light in states.items()}
    return Facet("state", _("State"), lambda: titles, "state")


@implementer(IListing)
class Listing(NamedTuple):
    """A list. Lines are dictionaries; ``title`` and ``url`` make the first column a link, and
    ``linked`` names another column for that.

    `name`: of the list, and of files made from it; `line`: a catalog row -> a line; `sort`: id of
    the column that orders it at first; `text`: index of the words that people look for, or "";
    `empty`: what to do where there is nothing, beside saying so.
    """

    name: str
    columns: tuple[Column, ...]
    sort: str
    line: Callable[[Any], dict] = dict
    facets: tuple[Facet, ...] = ()
    descending: bool = True
    text: str = ""
    size: int = SIZES[0]
    empty: Message = _("Nothing here.")

    def column(self, id_: str) -> Column | None:
        """A column by its id."""
        return next((column for column in self.columns if column.id == id_), None)
