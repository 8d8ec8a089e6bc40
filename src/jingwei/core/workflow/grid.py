"""Grids: who may do what in which state, read from a feature's ``workflow.toml``."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from functools import cache
from functools import cached_property
from pathlib import Path

import tomllib


ALIASES = {
    "view": ("View", "Access contents information"),
    "edit": ("Modify portal content",),
    "delete": ("Delete objects",),
}
# Guard of transitions that no person fires; no role holds it anywhere.
NOBODY = "jingwei: Fired by the system"
FIRED_BY = ("effect", "ticker", "door")
PACKAGE = Path(__file__).parents[2]


@dataclass(frozen=True)
class Transition:
    """One row of the transitions table; `target` is None when the state stays."""

    id: str
    title: str
    sources: tuple[str, ...]
    target: str | None
    guard: str
    fired_by: str | None = None
    judges: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grid:
    """A workflow: states (id -> title), cells per permission, transitions.

    `cells` maps a permission or alias to one tuple of role names per state, in the order of
    `states`. `path` is the main line of states, shown on every record. States named `reached` are
    called by what was done (issued); in the others something is done (signing).
    """

    id: str
    title: str
    types: tuple[str, ...]
    initial: str
    roles: dict[str, str]
    states: dict[str, str]
    cells: dict[str, tuple[tuple[str, ...], ...]]
    transitions: dict[str, Transition]
    path: tuple[str, ...] = ()
    final: tuple[str, ...] = ()
    reached: tuple[str, ...] = ()
    public: tuple[str, ...] = ()
    source: Path | None = None
    faults: tuple[str, ...] = field(default=(), compare=False)

    def permissions(self) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
        """Yield (permission title, roles per state) with aliases resolved."""
        for name, row in self.cells.items():
            for permission in ALIASES.get(name, (name,)):
                yield permission, row

    def holders(self, permission: str, state: str) -> tuple[str, ...]:
        """Roles that hold `permission` in `state`."""
        column = list(self.states).index(state)
        for title, row in self.permissions():
            if title == permission:
                return row[column]
        return ()

    def leaving(self, state: str) -> tuple[Transition, ...]:
        """Transitions that start in `state`, also those that nobody clicks."""
        return tuple(t for t in self.transitions.values() if state in t.sources)

    def is_reached(self, state: str) -> bool:
        """Is `state` called by what was done? An end always is."""
        return state in self.reached or state in self.final

    @cached_property
    def judgements(self) -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
        """(transitions judged, roles that judge them) per transition; asked at every check."""
        return tuple(
            (transition.judges, self.judging_roles(transition))
            for transition in self.transitions.values()
            if transition.judges
        )

    @cached_property
    def acting_roles(self) -> frozenset[str]:
        """Roles through which somebody may take a step in some state; the others read."""
        steps = (t for t in self.transitions.values() if not t.fired_by)
        return frozenset(role for step in steps for role in self.judging_roles(step))

    def judging_roles(self, transition: Transition) -> frozenset[str]:
        """Roles through which somebody may fire `transition`."""
        return frozenset(
            role for state in transition.sources for role in self.holders(transition.guard, state)
        )


def load(path: Path) -> Grid:
    """Read one grid; spelling mistakes become entries of `faults`, see `check`."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    letters = table["roles"]
    faults = []
    cells = {}
    for name, row in table["permissions"].items():
        faults += [
            f"{name}: unknown role letter {letter}"
            for letter in sorted(set("".join(row)) - set(letters))
        ]
        cells[name] = tuple(tuple(letters[c] for c in cell if c in letters) for cell in row)
    transitions = {}
    for id_, row in table["transitions"].items():
        transitions[id_] = Transition(
            id=id_,
            title=row["title"],
            sources=tuple(row["from"]),
            target=row.get("to"),
            guard=row.get("guard", NOBODY),
            fired_by=row.get("fired_by"),
            judges=tuple(row.get("judges", ())),
        )
    return Grid(
        id=table["id"],
        title=table["title"],
        types=tuple(table["types"]),
        initial=table["initial"],
        roles=letters,
        states=dict(table["states"]),
        cells=cells,
        transitions=transitions,
        path=tuple(table.get("path", table["states"])),
        final=tuple(table.get("final", ())),
        reached=tuple(table.get("reached", ())),
        public=tuple(table.get("public", ())),
        source=path,
        faults=tuple(faults),
    )


@cache
def grids() -> dict[str, Grid]:
    """All grids of the package by id, in the order of their files."""
    found = (load(path) for path in sorted(PACKAGE.rglob("workflow.toml")))
    return {grid.id: grid for grid in found}


@cache
def grid_of_type(portal_type: str) -> Grid | None:
    """The grid that governs `portal_type`, or None."""
    for grid in grids().values():
        if portal_type in grid.types:
            return grid
    return None
