"""The grids are sound, and what is generated from them is what they say now."""

from jingwei.core.workflow import report
from jingwei.core.workflow.__main__ import MANUAL
from jingwei.core.workflow.__main__ import stale
from jingwei.core.workflow.check import problems
from jingwei.core.workflow.grid import grids
from jingwei.testing import ROOT
from tests.contracts.source import PACKAGE

import pytest


PROFILE = ROOT / "profiles" / "default"


@pytest.mark.parametrize("name", grids())
def test_a_grid_has_no_problem(name):
    assert problems(grids()[name]) == []


def test_every_file_is_a_grid_of_its_own():
    assert {grid.source for grid in grids().values()} == {*PACKAGE.rglob("workflow.toml")}


def test_no_type_follows_two_grids():
    types = [portal_type for grid in grids().values() for portal_type in grid.types]
    assert sorted(types) == sorted(set(types))


def test_the_profile_holds_what_the_grids_say():
    assert stale(PROFILE) == []


def test_the_profile_holds_no_workflow_without_a_grid():
    made = {path.relative_to(PROFILE / "workflows") for path in (PROFILE / "workflows").rglob("*")}
    assert {path.parts[0] for path in made} == grids().keys()
    assert {path.name for path in made if len(path.parts) > 1} == {"definition.xml"}


def test_the_manual_shows_the_grids_as_they_are():
    assert MANUAL.read_text(encoding="utf-8") == report.page(grids().values())
