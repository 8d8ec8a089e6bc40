"""``python -m jingwei.core.workflow compile | check | table | explain GRID STATE``."""

from jingwei.core.workflow import report
from jingwei.core.workflow.check import problems
from jingwei.core.workflow.compiler import files
from jingwei.core.workflow.grid import grids
from jingwei.core.workflow.grid import PACKAGE
from pathlib import Path

import argparse
import sys


ROOT = PACKAGE.parents[1]
# The manual's page with all grids, written together with the profile.
MANUAL = ROOT / "docs" / "grids.rst"


def stale(profile: Path) -> list[str]:
    """Generated files below `profile` that differ from what the grids say now."""
    wanted = files(grids().values())
    return [
        name
        for name, text in wanted.items()
        if not (profile / name).exists() or (profile / name).read_text(encoding="utf-8") != text
    ]


def compile_(profile: Path) -> None:
    """Write all generated files below `profile`, and the manual's page."""
    MANUAL.write_text(report.page(grids().values()), encoding="utf-8")
    for name, text in files(grids().values()).items():
        path = profile / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def main(argv: list[str]) -> int:
    """Run one command; return the exit code."""
    parser = argparse.ArgumentParser(prog="jingwei.core.workflow", description=__doc__)
    parser.add_argument("command", choices=["compile", "check", "table", "explain"])
    parser.add_argument("words", nargs="*", help="explain: grid id and state")
    parser.add_argument("--profile", type=Path, default=ROOT / "profiles" / "default")
    options = parser.parse_args(argv)
    faults = [fault for grid in grids().values() for fault in problems(grid)]
    if options.command == "table":
        print(report.tables(grids().values()))
    elif options.command == "explain":
        print(report.explain(grids(), *options.words))
    elif options.command == "compile" and not faults:
        compile_(options.profile)
    elif options.command == "check":
        if MANUAL.read_text(encoding="utf-8") != report.page(grids().values()):
            faults.append(f"{MANUAL.name} is not current: run compile")
        faults += [f"{name} is not current: run compile" for name in stale(options.profile)]
    print("\n".join(faults), file=sys.stderr, end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
