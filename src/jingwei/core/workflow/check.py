"""What is wrong with a grid, in sentences."""

from collections.abc import Iterator
from jingwei.core.workflow.grid import ALIASES
from jingwei.core.workflow.grid import FIRED_BY
from jingwei.core.workflow.grid import Grid


def problems(grid: Grid) -> list[str]:
    """Every fault of `grid`; an empty list means that it may be compiled."""
    found = [*grid.faults, *_shape(grid)]
    # Later checks read cells by column and would fail on a crooked table.
    if not found:
        found = [*_states(grid), *_cells(grid), *_transitions(grid), *_judging(grid)]
    return [f"{grid.id}: {fault}" for fault in found]


def _shape(grid: Grid) -> Iterator[str]:
    for name, row in grid.cells.items():
        if len(row) != len(grid.states):
            yield f"{name}: {len(row)} cells for {len(grid.states)} states"
    if grid.initial not in grid.states:
        yield f"initial state {grid.initial} is not a state"
    for transition in grid.transitions.values():
        for state in (*transition.sources, transition.target or grid.initial):
            if state not in grid.states:
                yield f"{transition.id}: unknown state {state}"


def _states(grid: Grid) -> Iterator[str]:
    reached, frontier = {grid.initial}, [grid.initial]
    while frontier:
        for transition in grid.leaving(frontier.pop()):
            if transition.target and transition.target not in reached:
                reached.add(transition.target)
                frontier.append(transition.target)
    for state in grid.states:
        if state not in reached:
            yield f"state {state} is unreachable"
        moves = any(t.target not in (None, state) for t in grid.leaving(state))
        if state in grid.final and moves:
            yield f"state {state} is called final but can be left"
        if state not in grid.final and not moves:
            yield f"state {state} is a dead end"
    for state in (*grid.path, *grid.final, *grid.reached, *grid.public):
        if state not in grid.states:
            yield f"{state} is named in path, final, reached or public but is not a state"


def _cells(grid: Grid) -> Iterator[str]:
    raw = {permission for names in ALIASES.values() for permission in names}
    for name, row in grid.cells.items():
        if name in raw:
            yield f"{name}: write it by its alias, so that View and Access stay identical"
        for state, cell in zip(grid.states, row, strict=True):
            if "Manager" in cell:
                yield f"{name}/{state}: Manager is for maintenance and holds nothing"
            if "Anonymous" in cell and (name != "view" or state not in grid.public):
                yield f"{name}/{state}: open to Anonymous outside a public state"


def _transitions(grid: Grid) -> Iterator[str]:
    for t in grid.transitions.values():
        if t.fired_by and t.fired_by not in FIRED_BY:
            yield f"{t.id}: fired_by must be one of {', '.join(FIRED_BY)}"
        if t.fired_by:
            if t.guard in grid.cells:
                yield f"{t.id}: is fired by {t.fired_by} and may have no guard"
            continue
        if t.guard not in grid.cells:
            yield f"{t.id}: guard {t.guard!r} has no row"
            continue
        for state in t.sources:
            if not grid.holders(t.guard, state):
                yield f"{t.id}: nobody can fire it from {state}"


def _judging(grid: Grid) -> Iterator[str]:
    for t in grid.transitions.values():
        for judged in t.judges:
            if judged not in grid.transitions:
                yield f"{t.id}: judges the unknown transition {judged}"
                continue
            both = grid.judging_roles(t) & grid.judging_roles(grid.transitions[judged])
            for role in sorted(both):
                yield f"{t.id}: role {role} also holds {judged}, which it judges"
