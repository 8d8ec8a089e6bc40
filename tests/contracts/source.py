"""The source as the contracts read it: modules, their imports, calls and functions."""

from collections.abc import Iterator
from functools import cache
from jingwei.testing import ROOT
from pathlib import Path
from typing import NamedTuple

import ast


PACKAGE = ROOT / "src" / "jingwei"


class Module(NamedTuple):
    """One module: dotted name below `jingwei`, such as ``core.clock``, and its tree."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def place(self) -> str:
        """Path from the top of the checkout."""
        return self.path.relative_to(ROOT).as_posix()


class Import(NamedTuple):
    """One name imported from our own package."""

    module: Module
    target: str
    line: int


@cache
def modules() -> tuple[Module, ...]:
    """All modules of the package."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".")
        tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
        found.append(Module(name.removesuffix(".__init__"), path, tree))
    return tuple(found)


def imports() -> Iterator[Import]:
    """What our modules import of each other; the target is a module, not a name in it."""
    known = {module.name for module in modules()}
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Import):
                targets = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                targets = [f"{node.module}.{alias.name}" for alias in node.names]
            else:
                continue
            for target in targets:
                if target.startswith("jingwei."):
                    name = target.removeprefix("jingwei.")
                    name = name if name in known else name.rpartition(".")[0]
                    if name:
                        yield Import(module, name, node.lineno)


def called(node: ast.Call) -> str:
    """The last word of what a call calls: ``advance`` for ``workflow.advance(...)``."""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def calls() -> Iterator[tuple[Module, ast.Call, str]]:
    """All calls of the package."""
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call):
                yield module, node, called(node)


def words() -> Iterator[tuple[Module, str, int]]:
    """All names and attributes that the code uses or imports."""
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute):
                yield module, node.attr, node.lineno
            elif isinstance(node, ast.Name):
                yield module, node.id, node.lineno
            elif isinstance(node, ast.alias):
                yield module, node.name.rpartition(".")[2], node.lineno
