"""Grids to the GenericSetup files that Plone imports."""

from collections.abc import Iterable
from jingwei.core.workflow.grid import Grid
from jingwei.core.workflow.grid import NOBODY
from jingwei.core.workflow.grid import PACKAGE
from pathlib import Path
from xml.etree.ElementTree import Element
from xml.etree.ElementTree import indent
from xml.etree.ElementTree import SubElement
from xml.etree.ElementTree import tostring

import tomllib


# The variables that DCWorkflow's own tools expect; the journal of a record is kept elsewhere.
VARIABLES = {
    "action": ("Previous transition", "transition/getId|nothing"),
    "actor": ("The person of the last transition", "user/getId"),
    "comments": ("Unused: opinions have their own records", "string:"),
    "review_history": ("Transition history", "state_change/getHistory"),
    "time": ("When the last transition ran", "state_change/getDateTime"),
}


def files(grids: Iterable[Grid], rolemap: Path = PACKAGE / "rolemap.toml") -> dict[str, str]:
    """Return {path below ``profiles/default``: text} of all generated files."""
    grids = list(grids)
    result = {f"workflows/{grid.id}/definition.xml": definition(grid) for grid in grids}
    result["workflows.xml"] = bindings(grids)
    result["rolemap.xml"] = roles_and_permissions(grids, tomllib.loads(rolemap.read_text()))
    return result


def definition(grid: Grid) -> str:
    """The DCWorkflow definition of one grid."""
    root = Element(
        "dc-workflow",
        workflow_id=grid.id,
        title=grid.title,
        description="",
        initial_state=grid.initial,
        state_variable="review_state",
        manager_bypass="False",
    )
    for permission, _row in grid.permissions():
        SubElement(root, "permission").text = permission
    for column, (state, title) in enumerate(grid.states.items()):
        _state(root, grid, column, state, title)
    for transition in grid.transitions.values():
        _transition(root, transition)
    for name, (description, expression) in VARIABLES.items():
        _variable(root, name, description, expression)
    return _xml(root)


def _state(root, grid, column, state, title):
    element = SubElement(root, "state", state_id=state, title=title)
    for transition in grid.leaving(state):
        SubElement(element, "exit-transition", transition_id=transition.id)
    for permission, row in grid.permissions():
        cell = SubElement(element, "permission-map", name=permission, acquired="False")
        for role in row[column]:
            SubElement(cell, "permission-role").text = role


def _transition(root, transition):
    element = SubElement(
        root,
        "transition",
        transition_id=transition.id,
        title=transition.title,
        new_state=transition.target or "",
        trigger="USER",
        before_script="",
        after_script="",
    )
    action = SubElement(
        element,
        "action",
        url=f"%(content_url)s/@@act/{transition.id}",
        category="workflow",
        icon="",
    )
    action.text = transition.title
    guard = SubElement(element, "guard")
    SubElement(guard, "guard-permission").text = transition.guard


def _variable(root, name, description, expression):
    history = name == "review_history"
    element = SubElement(
        root,
        "variable",
        variable_id=name,
        for_catalog="False",
        for_status=str(not history),
        update_always=str(not history),
    )
    SubElement(element, "description").text = description
    SubElement(SubElement(element, "default"), "expression").text = expression
    SubElement(element, "guard")


def bindings(grids: list[Grid]) -> str:
    """``workflows.xml``: which type follows which grid."""
    root = Element("object", name="portal_workflow", meta_type="Plone Workflow Tool")
    for grid in grids:
        SubElement(root, "object", name=grid.id, meta_type="Workflow")
    bound = SubElement(root, "bindings")
    # No chain for types without grid: attachments take their rights from their record.
    SubElement(bound, "default")
    for grid in grids:
        for portal_type in grid.types:
            element = SubElement(bound, "type", type_id=portal_type)
            SubElement(element, "bound-workflow", workflow_id=grid.id)
    return _xml(root)


def roles_and_permissions(grids: list[Grid], table: dict) -> str:
    """``rolemap.xml``: roles of all grids, their guards held by nobody at the site root.

    `table` has ``[roles] names = [...]`` and ``[site] "Permission" = ["Role", ...]`` for what
    is decided for the whole site.
    """
    roles = {role for grid in grids for role in grid.roles.values()} | set(table["roles"]["names"])
    guards = {name for grid in grids for name in grid.cells if name.startswith("jingwei: ")}
    permissions = {name: () for name in guards | {NOBODY}} | table["site"]
    root = Element("rolemap")
    element = SubElement(root, "roles")
    for role in sorted(roles - {"Anonymous", "Authenticated", "Manager", "Member"}):
        SubElement(element, "role", name=role)
    element = SubElement(root, "permissions")
    for name, holders in sorted(permissions.items()):
        row = SubElement(element, "permission", name=name, acquire="False")
        for role in holders:
            SubElement(row, "role", name=role)
    return _xml(root)


def _xml(root: Element) -> str:
    indent(root)
    text = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'
