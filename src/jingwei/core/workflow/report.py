"""Grids as text for people: tables for the manual, sentences for a terminal."""

from collections.abc import Iterable
from jingwei.core.workflow.grid import Grid


HEAD = """\
The grids
=========

Who may do what in which state, one table per workflow, written by
``python -m jingwei.core.workflow compile`` from the ``workflow.toml`` of each feature. A letter
stands for a role, a dot for nobody; roles are given to posts by the feature's ``grants.py``.

"""


def page(grids: Iterable[Grid]) -> str:
    """The manual's page with all grids."""
    return f"{HEAD}{tables(grids)}\n"


def tables(grids: Iterable[Grid]) -> str:
    """All grids as reStructuredText: permissions by state, then transitions."""
    return "\n\n".join(_grid(grid) for grid in grids)


def _grid(grid: Grid) -> str:
    letters = {role: letter for letter, role in grid.roles.items()}
    head = ["permission", *grid.states]
    rows = [
        [name, *("".join(letters[role] for role in cell) or "·" for cell in row)]
        for name, row in grid.cells.items()
    ]
    legend = ", ".join(f"{letter} = {role}" for letter, role in grid.roles.items())
    moves = [
        [
            t.id,
            ", ".join(t.sources),
            t.target or "(stays)",
            (t.fired_by and f"fired by the {t.fired_by}") or t.guard,
            ", ".join(t.judges) or "·",
        ]
        for t in grid.transitions.values()
    ]
    title = f"{grid.title} (``{grid.id}``)"
    return "\n".join(
        [
            title,
            "-" * len(title),
            "",
            f"Types: {', '.join(grid.types)}. Roles: {legend}.",
            "",
            _rst([head, *rows]),
            *(["", _rst([["transition", "from", "to", "guard", "judges"], *moves])] * bool(moves)),
        ]
    )


def _rst(rows: list[list[str]]) -> str:
    lines = [".. list-table::", "   :header-rows: 1", ""]
    for row in rows:
        lines += [f"   {'* -' if i == 0 else '  -'} {cell}" for i, cell in enumerate(row)]
    return "\n".join(lines)


def explain(grids: dict[str, Grid], grid_id: str, state: str) -> str:
    """Who may do what in one state, one line per permission and transition."""
    grid = grids[grid_id]
    lines = [f"{grid.title}, {grid.states[state]}"]
    for name in grid.cells:
        roles = grid.cells[name][list(grid.states).index(state)]
        lines.append(f"  {name}: {', '.join(roles) or 'nobody'}")
    for t in grid.leaving(state):
        who = f"the {t.fired_by}" if t.fired_by else ", ".join(grid.holders(t.guard, state))
        lines.append(f"  {t.id} -> {t.target or state}: {who}")
    return "\n".join(lines)
