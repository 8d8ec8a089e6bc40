"""A printed record of the bulk loader is like one that people made."""

from tests.benchmarks import loader
from tests.office.documents.conftest import Office

import pytest


# What differs between any two documents, or tells of the moment they were made at.
OWN = {
    "Description",
    "document_number",
    "published_on",
    "public_row",
    "board_row",
    "supervision_facts",
    "soon_on",
    "due_by",
    "escalates_on",
    "late_on",
    "id",
    "getId",
    "UID",
    "Title",
    "sortable_title",
    "SearchableText",
    "path",
    "getObjSize",
    "worklist_row",
}
MOMENTS = {
    "created",
    "modified",
    "Date",
    "effective",
    "effectiveRange",
    "CreationDate",
    "ModificationDate",
    "EffectiveDate",
    "last_turn",
    "row_month",
    "published_year",
}


# Where each kind of loaded records lies.
KINDS = {
    "OfficialDocument": lambda portal: loader.load_documents(
        portal, 2, states={"unit_review": loader.STATES["unit_review"]}, units={"operation": 1}
    ),
    "PolicyDocument": lambda portal: loader.load_policies(portal, 2, kinds=loader.POLICIES[:1]),
    "SupervisionItem": lambda portal: loader.load_items(portal, 2, units=["operation"]),
}


@pytest.fixture(scope="module", params=KINDS)
def addresses(request, site, person, url):
    """Paths of a record that was made step by step and of a printed one, in the same state."""
    walked = Office(person).walk("unit_review") if request.param == "OfficialDocument" else ""
    with site.open(user="admin") as portal:
        KINDS[request.param](portal)
        rows = portal.portal_catalog.unrestrictedSearchResults(portal_type=request.param)
        model, printed = (
            next(row.getPath() for row in rows if f"第{number}项" in row.Title)
            for number in range(2)
        )
    return walked.removeprefix(f"{url}/").removeprefix("++api++/") or model, printed


@pytest.fixture
def pair(addresses, portal):
    """Both documents, (real, loaded)."""
    documents = [portal.unrestrictedTraverse(path) for path in addresses]
    for document in documents:
        document._p_activate()
    return documents


def test_it_has_the_same_attributes(pair):
    real, loaded = pair
    assert set(vars(loaded)) == set(vars(real))


def test_the_catalog_knows_the_same_of_it(pair, portal):
    catalog = portal.portal_catalog

    def known(document):
        row = catalog.getrid("/".join(document.getPhysicalPath()))
        values = catalog.getIndexDataForRID(row) | catalog.getMetadataForRID(row)
        return {
            name: sorted(value) if isinstance(value, list) else value
            for name, value in values.items()
            if name not in OWN | MOMENTS
        }

    theirs, ours = map(known, pair)
    different = {name: (theirs[name], ours[name]) for name in theirs if theirs[name] != ours[name]}
    assert different == {}


def test_it_has_the_same_turn_and_the_same_readers(pair, portal):
    readers = []
    for record in pair:
        people = (portal.acl_users.getUserById(name) for name in ("head", "head2", "supervisor"))
        seen = [user.__of__(portal.acl_users).has_permission("View", record) for user in people]
        readers.append((record.pending, seen))
    assert readers[0] == readers[1]


def test_it_is_found_by_its_own_identifier_at_its_own_address(pair, portal):
    for record in pair:
        (row,) = portal.portal_catalog.unrestrictedSearchResults(UID=record.UID())
        assert row._unrestrictedGetObject() == record
