"""Kinds of events are registered data."""

from jingwei import _
from jingwei.core.audit import events
from pathlib import Path

import ast
import importlib
import jingwei
import pytest


SOURCE = Path(jingwei.__file__).parent


def told(tree) -> set[str]:
    """First arguments of calls of ``audit.record`` and ``audit.aside``."""
    return {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("record", "aside")
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "audit"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def calls() -> list[tuple[str, str]]:
    """(module, event) of every call in the package."""
    return [
        (".".join(("jingwei", *path.relative_to(SOURCE).with_suffix("").parts)), event)
        for path in sorted(SOURCE.rglob("*.py"))
        for event in sorted(told(ast.parse(path.read_text(encoding="utf-8"))))
    ]


@pytest.mark.parametrize(("module", "event"), calls())
def test_every_event_that_code_tells_is_registered(module, event):
    importlib.import_module(module)
    assert event in events.kinds(), f"{module}: events.register({event!r}, _('...')) is missing"


def test_a_feature_registers_its_own(monkeypatch):
    monkeypatch.setattr(events, "_kinds", {})
    title = _("Tried out")
    events.register("test.tried", title)
    events.register("test.tried", title)
    assert events.kinds() == {"test.tried": title}
    assert events.title("test.tried") == title


def test_one_kind_has_one_title(monkeypatch):
    monkeypatch.setattr(events, "_kinds", {})
    events.register("test.tried", _("Tried out"))
    with pytest.raises(ValueError, match=r"test\.tried"):
        events.register("test.tried", _("Tried again"))


def test_an_unknown_kind_is_shown_as_it_is():
    assert events.title("gone.feature") == "gone.feature"
