"""A site that was upgraded from version 1 is made of the same things as a new one."""

from jingwei.install import versions
from jingwei.install.structure import HOLDS
from jingwei.install.structure import STRUCTURE
from jingwei.portal.columns.api import COLUMNS
from tests.dumps import difference
from tests.dumps import dump
from tests.dumps import kind
from tests.fixtures.make import unpack
from zope.interface import directlyProvidedBy

import pytest


pytestmark = pytest.mark.proof
# Values that the demo of version 1 set, or that are moments; and what only a site knows into which
# the profile came with a note of what was there before.
DIFFER = (
    "jingwei.clock.was_set",
    "jingwei.install.before",
    "name=jingwei.footer.",
    "IAccountSettings.password_cost/value",
    "ISigningSettings.",
    "IThemeSettings.custom_css_timestamp",
)


@pytest.fixture(scope="module")
def new(house):
    """Dump of a site that was just made."""
    house.fresh()
    with house.open(user="admin") as portal:
        return dump(portal) | structure(portal)


@pytest.fixture(scope="module")
def upgraded(new, house, tmp_path_factory):
    """A house with the upgraded site of version 1."""
    folder = tmp_path_factory.mktemp("upgraded")
    unpack(folder)
    house.lay(folder)
    with house.open(user="admin") as portal:
        versions.upgrade(portal.aq_parent)
        portal._p_jar.transaction_manager.commit()
    return house


def structure(portal) -> dict[str, list[str]]:
    """Every object of the fixed structure: its class, marks, state, and who may what on it."""
    found = []
    for path in [*COLUMNS, *(row[0] for row in STRUCTURE)]:
        one = portal.unrestrictedTraverse(path)
        marks = sorted(mark.__identifier__ for mark in directlyProvidedBy(one))
        state = portal.portal_workflow.getInfoFor(one, "review_state", "")
        found.append(f"{path} {one.portal_type} {kind(one)} {state} {marks} {HOLDS.get(path)}")
        found += [f"{path} {line}" for line in permissions(one)]
    return {"structure": found}


def permissions(one) -> list[str]:
    """Permissions that an object sets itself, with their roles."""
    one._p_activate()
    own = {name: roles for name, roles in vars(one).items() if name.endswith("_Permission")}
    return sorted(f"{name} {type(roles).__name__} {sorted(roles)}" for name, roles in own.items())


def test_it_has_the_same_tools_types_grids_indexes_settings_and_structure(new, upgraded):
    with upgraded.open(user="admin") as portal:
        found = difference(new, dump(portal) | structure(portal))
    assert [line for line in found if not any(word in line for word in DIFFER)] == []


def test_every_record_has_the_rights_that_the_present_grids_give(upgraded):
    with upgraded.open(user="admin") as portal:
        workflows = portal.portal_workflow
        stale = []
        for brain in portal.portal_catalog.getAllBrains():
            record = brain._unrestrictedGetObject()
            before = permissions(record)
            for workflow in workflows.getWorkflowsFor(record):
                workflow.updateRoleMappingsFor(record)
            if permissions(record) != before:
                stale.append(brain.getPath())
        assert len(portal.portal_catalog) > 200
    assert stale == []


def test_what_the_catalog_knows_is_what_it_would_learn_anew(upgraded):
    with upgraded.open(user="admin") as portal:
        catalog = portal.portal_catalog
        before = known(catalog)
        for brain in list(catalog.getAllBrains()):
            brain._unrestrictedGetObject().reindexObject()
        after = known(catalog)
    assert len(after) > 200
    assert sorted(path for path in after if after[path] != before.get(path)) == []


def test_the_changes_of_every_record_are_counted_on(upgraded):
    """A page that was opened before is not taken for one of today."""
    with upgraded.open(user="admin") as portal:
        found = portal.portal_catalog.unrestrictedSearchResults(portal_type="OfficialDocument")
        documents = [brain._unrestrictedGetObject() for brain in found]
        counts = [(one.changes, len(one.journal.turns) - 1) for one in documents]
    assert len(counts) > 10 and any(steps for _changes, steps in counts)
    assert [count for count in counts if count[0] < count[1]] == []


def known(catalog) -> dict[str, dict]:
    """Path -> index -> what the index knows; the texts of the search aside."""
    found = {}
    for path, number in catalog._catalog.uids.items():
        data = catalog.getIndexDataForRID(number)
        columns = dict(zip(catalog.schema(), catalog._catalog.data[number], strict=False))
        data |= {f"column {name}": columns.get(name) for name in ("worklist_row", "public_row")}
        found[path] = {name: value for name, value in data.items() if name not in MOMENTS}
    return found


# Reindexing is itself a change that these note.
MOMENTS = ("modified", "SearchableText", "effectiveRange")
