"""States that are more than one thing to people: lists tell them apart, in lines and in facets."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from jingwei.core.workflow.api import title_of
from jingwei.core.workflow.grid import grid_of_type
from jingwei.core.worklist.row import Row
from typing import NamedTuple
from zope.component import queryUtility
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.interface import Interface


class IPhases(Interface):
    """Phases of a state, registered under ``<portal type>.<id of the state in the grid>``."""


@implementer(IPhases)
class Phases(NamedTuple):
    """`titles`: phase -> title, in the order shown; `of`: the phase that a row in the state is in,
    from what the row says.
    """

    titles: Mapping[str, Message]
    of: Callable[[Row], str]


def told(kind: str, state: str, row: Row) -> Message | str:
    """What a line says of the state of a record of `kind`, a portal type; "" without a grid."""
    phases = queryUtility(IPhases, f"{kind}.{state}")
    if phases is not None:
        return phases.titles[phases.of(row)]
    grid = grid_of_type(kind)
    return title_of(grid.states.get(state, "")) if grid else ""


def words(kind: str) -> Iterator[tuple[str, Message]]:
    """(id, title) of the states of a portal type in the order of its grid, phases in place of
    theirs.
    """
    grid = grid_of_type(kind)
    for id_, title in grid.states.items() if grid else ():
        phases = queryUtility(IPhases, f"{kind}.{id_}")
        if phases is not None:
            yield from phases.titles.items()
        else:
            yield id_, title_of(title)
