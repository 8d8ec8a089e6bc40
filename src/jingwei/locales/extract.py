"""What the code says: every message of our domain, and the titles that grids put into Plone's."""

from i18ndude.extract import py_strings
from i18ndude.extract import tal_strings
from i18ndude.gsextract import gs_strings
from i18ndude.zcmlextract import zcml_strings
from jingwei.core.workflow.grid import grids
from jingwei.locales.parts import HERE
from jingwei.locales.parts import OURS
from pathlib import Path

import contextlib
import io
import os


PACKAGE = HERE.parent


def messages() -> dict[str, str]:
    """Messages of our own domain in code, templates, ZCML and profiles: msgid -> first place."""
    found: dict[str, str] = {}
    with contextlib.redirect_stderr(io.StringIO()), in_folder(PACKAGE.parent):
        for strings in (py_strings, tal_strings):
            for msgid, places in strings(PACKAGE.name, OURS).items():
                found.setdefault(str(msgid), f"{places[0][0]}:{places[0][1]}")
        for folder in (PACKAGE, *profiles()):
            for strings in (zcml_strings, gs_strings):
                for msgid, _default, place in strings(str(folder), OURS).get(OURS, ()):
                    found.setdefault(str(msgid), place.removeprefix(f"{folder.parent}/"))
    found.pop("${DYNAMIC_CONTENT}", None)
    return found


def grid_titles() -> dict[str, str]:
    """Titles of workflows, states and transitions, in Plone's domain: msgid -> grid."""
    found: dict[str, str] = {}
    for grid in grids().values():
        titles = (t.title for t in grid.transitions.values())
        for title in (grid.title, *grid.states.values(), *titles):
            found.setdefault(title, grid.id)
    return found


def profiles() -> list[Path]:
    """The folder of the profiles, where the checkout or the wheel has it."""
    return [p for p in (PACKAGE.parents[1] / "profiles", PACKAGE / "profiles") if p.is_dir()]


@contextlib.contextmanager
def in_folder(folder: Path):
    """The extractors name places relative to the current folder."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
