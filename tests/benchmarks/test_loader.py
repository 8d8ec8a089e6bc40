"""A record of the bulk loader is like one that people made."""

from tests.benchmarks import loader
from tests.office.documents.conftest import Office

import pytest


# What differs between any two documents, or tells of the moment they were made at.
OWN = {
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
}


@pytest.fixture(scope="module")
def addresses(site, person, url):
    """Paths of a document that people submitted and of a loaded one, in the same state."""
    real = Office(person).walk("unit_review").removeprefix(f"{url}/").removeprefix("++api++/")
    with site.open(user="admin") as portal:
        loader.load_documents(
            portal, 1, states={"unit_review": loader.STATES["unit_review"]}, units=["operation"]
        )
        rows = portal.portal_catalog.unrestrictedSearchResults(portal_type="OfficialDocument")
        loaded = next(row.getPath() for row in rows if row.getId not in real)
    return real, loaded


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
    head = portal.acl_users.getUserById("head").__of__(portal.acl_users)
    other = portal.acl_users.getUserById("head2").__of__(portal.acl_users)
    for document in pair:
        assert document.pending == ("post~operation.head",)
        assert head.has_permission("View", document)
        assert not other.has_permission("View", document)
