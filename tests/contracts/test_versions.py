"""One list of versions."""

from jingwei.testing import ROOT
from packaging.specifiers import SpecifierSet

import importlib.metadata
import re
import subprocess
import sys
import tomllib


LOCK = dict(
    line.split("==")
    for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    if "==" in line
)


def plain(name: str) -> str:
    """A name of a distribution as the lock writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def names(lines: list[str]) -> set[str]:
    """Names of the distributions in a list of requirements."""
    return {plain(re.match(r"[\w.-]+", line)[0]) for line in lines}


def required() -> set[str]:
    """What the project requires, extras included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return names(sum(project["optional-dependencies"].values(), project["dependencies"]))


def imported(folder: str) -> set[str]:
    """Distributions that the code of a folder imports; those of Plone's own name spaces not."""
    known = importlib.metadata.packages_distributions()
    line = re.compile(r"^\s*(?:from|import) (\w+)", re.M)
    found = {
        name
        for path in (ROOT / folder).rglob("*.py")
        for name in line.findall(path.read_text(encoding="utf-8"))
    }
    own = {"plone", "zope", "Products", "z3c", "borg", "collective", "jingwei"}
    return {plain(known[name][0]) for name in found - own if name in known}


def test_versions_cfg_is_generated_from_the_lock():
    script = ROOT / "instance" / "versions.py"
    check = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True)
    assert check.returncode == 0, check.stdout


def test_the_lock_holds_what_the_project_is_built_on():
    assert LOCK["setuptools"] == "80.9.0"
    assert LOCK["plone"].startswith("6.2.")
    needed = {"collective-easyform", "plone-restapi", "plone-recipe-zope2instance", "zeo", "uv"}
    assert needed <= LOCK.keys()


def test_what_is_installed_is_what_the_lock_says():
    found = {plain(d.name): d.version for d in importlib.metadata.distributions()}
    other = {name: found[name] for name in LOCK.keys() & found.keys() if found[name] != LOCK[name]}
    assert other == {}


def test_every_requirement_of_the_project_is_locked():
    assert required() <= LOCK.keys()


def test_whatever_the_code_imports_is_required_by_it_or_by_zope():
    carried = names(importlib.metadata.requires("Zope")) | {"zope", "persistent"}
    assert imported("src") - required() - carried == set()


def test_nothing_is_required_that_nobody_uses():
    tools = {"plone", "plone-restapi", "plone-app-contenttypes", "collective-easyform"}
    tools |= {"setuptools", "uv", "zc-buildout", "plone-recipe-zope2instance", "zeo", "pytest"}
    tools |= {"relstorage", "psycopg2-binary", "hatchling", "ruff", "zpretty", "pytest-xdist"}
    assert required() - tools - imported("src") - imported("tests") == set()


def test_every_locked_package_runs_on_the_python_of_debian_12():
    refusing = {
        d.name: d.metadata["Requires-Python"]
        for d in importlib.metadata.distributions()
        if re.sub(r"[-_.]+", "-", d.name).lower() in LOCK
        and not SpecifierSet(d.metadata["Requires-Python"] or "").contains("3.11.2")
    }
    assert refusing == {}
