"""One list of versions."""

from jingwei.testing import ROOT
from packaging.specifiers import SpecifierSet

import importlib.metadata
import re
import subprocess
import sys


LOCK = dict(
    line.split("==")
    for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    if "==" in line
)


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
    found = {
        re.sub(r"[-_.]+", "-", d.name).lower(): d.version
        for d in importlib.metadata.distributions()
    }
    other = {name: found[name] for name in LOCK.keys() & found.keys() if found[name] != LOCK[name]}
    assert other == {}


def test_every_requirement_of_the_project_is_locked():
    requires = importlib.metadata.requires("jingwei")
    names = {re.match(r"[\w.-]+", line)[0] for line in requires}
    assert {re.sub(r"[-_.]+", "-", name).lower() for name in names} <= LOCK.keys()


def test_every_locked_package_runs_on_the_python_of_debian_12():
    refusing = {
        d.name: d.metadata["Requires-Python"]
        for d in importlib.metadata.distributions()
        if re.sub(r"[-_.]+", "-", d.name).lower() in LOCK
        and not SpecifierSet(d.metadata["Requires-Python"] or "").contains("3.11.2")
    }
    assert refusing == {}
