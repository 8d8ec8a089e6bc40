"""Raised privileges and unclicked transitions stay where they are listed with a reason."""

from tests.contracts.allowed import ADVANCE
from tests.contracts.allowed import BOARDS
from tests.contracts.allowed import CLOCK
from tests.contracts.allowed import HARMLESS
from tests.contracts.allowed import PRIVILEGES
from tests.contracts.source import called
from tests.contracts.source import calls
from tests.contracts.source import modules
from tests.contracts.source import words

import ast


RAISING = {
    *("adopt_user", "adopt_roles", "newSecurityManager", "setSecurityManager"),
    *("unrestrictedTraverse", "unrestrictedSearchResults", "_unrestrictedGetObject"),
    *("SpecialUsers", "UnrestrictedUser", "emergency_user", "_catalog", "getAllBrains"),
    *("IDisableCSRFProtection", "safeWrite"),
}
# Parameters by which functions of Plone are told to raise; what is not False may be True.
RAISED_BY = {"unrestricted"}
# The places that architecture knows as doors through the wall of rights: the door, the letterbox,
# and what the ticker and jobs do, which stands in files of these names.
DOORS = ("door.", "desk.inquiries.letterbox", "desk.inquiries.api", "core.ticker", "core.jobs")
DONE_BY_TICKER = (".errands", ".jobs", ".tasks")
# All that a board may do beyond the rights of the person.
ASKED_BY_BOARDS = {"unrestrictedSearchResults"}


def raising() -> dict[str, list[str]]:
    """Modules outside `install` that use words of raised privileges: name -> places."""
    found: dict[str, list[str]] = {}
    for module, word, line in words():
        if word in RAISING and not module.name.startswith(("install", "testing", "upgrades")):
            found.setdefault(module.name, []).append(f"{module.place}:{line} {word}")
    for module, node, _word in calls():
        for word in RAISED_BY & {one.arg for one in node.keywords if not is_false(one.value)}:
            if not module.name.startswith("install"):
                found.setdefault(module.name, []).append(f"{module.place}:{node.lineno} {word}")
    return found


def is_false(node: ast.expr) -> bool:
    """Is it the word False?"""
    return isinstance(node, ast.Constant) and node.value is False


def test_only_listed_modules_look_past_rights():
    unlisted = raising().keys() - PRIVILEGES.keys() - HARMLESS.keys() - BOARDS.keys()
    assert not unlisted, [raising()[name] for name in unlisted]


def test_the_lists_name_no_module_that_does_not_need_it():
    assert not (PRIVILEGES.keys() | HARMLESS.keys() | BOARDS.keys()) - raising().keys()


def test_privileges_are_raised_in_doors_only():
    assert all(name.startswith(DOORS) or name.endswith(DONE_BY_TICKER) for name in PRIVILEGES)


def test_boards_ask_the_catalog_and_reach_no_object():
    for name in BOARDS:
        assert {place.rpartition(" ")[2] for place in raising()[name]} == ASKED_BY_BOARDS


def advancing() -> dict[str, list[str]]:
    """Modules that call `advance`, beside effects."""
    found: dict[str, list[str]] = {}
    for module, node, word in calls():
        if word == "advance" and not module.name.endswith(".transitions"):
            found.setdefault(module.name, []).append(f"{module.place}:{node.lineno}")
    return found


def test_transitions_that_nobody_clicks_are_fired_by_effects_ticker_and_door():
    assert advancing().keys() == ADVANCE.keys(), advancing()


def test_only_the_demo_takes_steps_that_cannot_be_undone_alone():
    found = [
        f"{module.place}:{node.lineno}"
        for module, node, word in calls()
        if word == "fire" and not module.name.startswith(("core.workflow", "install.demo."))
    ]
    assert not found, found


def test_only_the_workflow_feature_speaks_to_the_workflow_tool():
    found = [
        f"{module.place}:{line}"
        for module, word, line in words()
        if word in {"doActionFor", "setStatusOf"} and not module.name.startswith("core.workflow")
    ]
    assert not found, found


def setting_the_clock() -> dict[str, list[str]]:
    """Modules that call `at` of the clock, or import it under whatever name."""
    found: dict[str, list[str]] = {}
    for module in modules():
        for node in ast.walk(module.tree):
            calls_it = isinstance(node, ast.Call) and called(node) == "at"
            imports_it = isinstance(node, ast.ImportFrom) and node.module == "jingwei.core.clock"
            if calls_it or (imports_it and "at" in [alias.name for alias in node.names]):
                found.setdefault(module.name, []).append(f"{module.place}:{node.lineno}")
    return found


def test_only_the_demo_sets_the_clock():
    assert setting_the_clock().keys() == CLOCK.keys(), setting_the_clock()
    assert all(name.startswith("install.demo.") for name in CLOCK)
