"""Imports go down only: portal -> door -> desk | office -> core, with install above all."""

from tests.contracts.source import Import
from tests.contracts.source import imports
from tests.contracts.source import PACKAGE

import pytest


FLOORS = {"core": 0, "desk": 1, "office": 1, "door": 2, "portal": 3, "install": 4, "upgrades": 4}
# Modules of the package itself, that no floor holds: tools that look at all floors.
ABOVE = {"locales", "testing"}
# Floors that are one feature.
WHOLE = {"install"}
# What a feature shows to the others of its own floor and of those above, beside the names of the
# package itself.
SHOWN = {"api", "exc", "interfaces"}
# Base classes and vocabulary of `core` that all features share, beside their api.
GROUND = {
    "core.clock": "the one source of time",
    "core.bounds": "what is too long or too short, told with the number that is allowed",
    "core.asking": "who sent a request, also a refused one",
    "core.language": "stored words, in the site's language",
    "core.addresses": "addresses of the web, and what only looks like one",
    "core.texts": "texts without their tags, and marks of classification in them",
    "core.typeset": "texts as pages show them: letters, tables on a telephone",
    "core.pictures": "pictures of a text, which are attachments of its record",
    "core.names": "names of persons in running text",
    "core.memo": "results that stay right as long as nothing in the catalog changes",
    "core.blobs": "what was read out of a file, remembered",
    "core.scratch": "files that are written for somebody, and what a killed process leaves of them",
    "core.disk": "what must be on the disk before anybody is told so",
    "core.exc": "the ancestor of all refusals",
    "core.workflow.effects": "the base class of every effect",
    "core.workflow.parameters": "what people send with a step is read and checked in one way",
    "core.workflow.record": "the mixin of every record",
    "core.workflow.grid": "grids as data",
    "core.workflow.recusal": "the verb by which a person is recused, which stands on the api",
    "core.workflow.turns": "the verb by which turns pass on, which stands on the api",
    "core.workflow.page": "the base class of every record's page",
    "core.workflow.data": "what every record says of itself as JSON",
    "core.pages.layers": "the request layers that pages and services are registered for",
    "core.deadlines.clocked": "the mixin of every record with a deadline",
    "core.deadlines.telling": "the mixin of every page that shows a clock",
    "core.filing.content": "the class of every container of records",
    "core.filing.adding": "the form for a new record",
    "core.filing.retention": "how long records are kept, in years",
    "core.filing.leaving": "what every record asks when it is taken away",
    "core.organisation.tokens": "the words by which posts are named",
}


def floor(name: str) -> str:
    """First part of a module's name."""
    return name.split(".")[0]


def feature(name: str) -> str:
    """Floor and feature of a module; what lies directly in a floor belongs to the floor itself."""
    first, *rest = name.split(".")
    if first in WHOLE or not rest or not (PACKAGE / first / rest[0]).is_dir():
        return first
    return f"{first}.{rest[0]}"


def said(found: list[Import]) -> str:
    """One line per import, for the report of a failed test."""
    return "\n".join(f"{i.module.place}:{i.line} imports {i.target}" for i in found)


def test_nothing_imports_upwards():
    found = [
        i
        for i in imports()
        if floor(i.module.name) in FLOORS
        and floor(i.target) in FLOORS
        and FLOORS[floor(i.target)] > FLOORS[floor(i.module.name)]
    ]
    assert not found, said(found)


def test_desk_and_office_do_not_know_each_other():
    found = [i for i in imports() if {floor(i.module.name), floor(i.target)} == {"desk", "office"}]
    assert not found, said(found)


def test_no_floor_imports_the_tools_above_it():
    found = [i for i in imports() if floor(i.module.name) in FLOORS and floor(i.target) in ABOVE]
    assert not found, said(found)


@pytest.mark.parametrize("name", FLOORS)
def test_features_meet_through_what_they_show_on_their_floor_and_across_floors(name):
    found = [
        i
        for i in imports()
        if floor(i.module.name) == name
        and floor(i.target) in FLOORS
        and feature(i.module.name) != feature(i.target)
        and i.target.split(".")[-1] not in SHOWN
        and i.target not in {feature(i.target), *GROUND}
    ]
    assert not found, said(found)


def test_all_ground_is_used_by_several_features():
    found = list(imports())
    users = {name: {feature(i.module.name) for i in found if i.target == name} for name in GROUND}
    assert [name for name, features in users.items() if len(features) < 2] == []
