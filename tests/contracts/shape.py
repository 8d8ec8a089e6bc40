"""How large modules and functions are: a mirror, printed and not enforced."""

from statistics import median
from tests.contracts.source import modules

import ast


MODULE = 300
FUNCTION = 40


def report() -> list[str]:
    """One line about modules, one about functions."""
    sizes = {m.place: len(m.path.read_text(encoding="utf-8").splitlines()) for m in modules()}
    functions = {
        f"{m.place}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for m in modules()
        for node in ast.walk(m.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    return [described("modules", sizes, MODULE), described("functions", functions, FUNCTION)]


def described(what: str, sizes: dict[str, int], limit: int) -> str:
    """Number, median and largest; the names of those beyond the aim."""
    sizes = {name: size for name, size in sizes.items() if size}
    largest = max(sizes, key=sizes.get)
    beyond = ", ".join(sorted(name for name, size in sizes.items() if size > limit)) or "none"
    return (
        f"{len(sizes)} {what}: median {median(sizes.values()):.0f} lines, "
        f"largest {sizes[largest]} ({largest}), over {limit}: {beyond}"
    )
