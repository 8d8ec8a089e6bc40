"""The catalog searches by our index, whatever is done to it."""

from jingwei.core.search.index import TextIndex
from jingwei.core.search.install import install_search

import pytest


pytestmark = pytest.mark.proof


def index(portal):
    return portal.portal_catalog._catalog.indexes["SearchableText"]


def titles(portal, words: str) -> set[str]:
    found = portal.portal_catalog.unrestrictedSearchResults(SearchableText=words)
    return {brain.Title for brain in found}


@pytest.fixture
def stock(portal):
    """A site as it was made before: with Plone's own index."""
    catalog = portal.portal_catalog
    catalog.delIndex("SearchableText")
    extra = type("Extra", (), {})()
    extra.lexicon_id, extra.index_type, extra.doc_attr = "plone_lexicon", "Okapi BM25 Rank", None
    catalog.addIndex("SearchableText", "ZCTextIndex", extra)
    catalog.reindexIndex("SearchableText", portal.REQUEST)
    return portal


def test_a_new_site_has_it(portal):
    assert isinstance(index(portal), TextIndex)
    assert "企业办事台" in titles(portal, "业办事")


def test_a_site_made_before_gets_it_with_all_its_texts(stock):
    assert not isinstance(index(stock), TextIndex)
    assert install_search(stock)
    assert isinstance(index(stock), TextIndex)
    assert "企业办事台" in titles(stock, "业办事")


def test_doing_it_again_changes_nothing(portal):
    before = index(portal)
    assert not install_search(portal)
    assert index(portal) is before


def test_clearing_and_rebuilding_the_catalog_keeps_it(portal):
    before = index(portal).uid
    portal.portal_catalog.clearFindAndRebuild()
    assert isinstance(index(portal), TextIndex)
    assert index(portal).uid != before
    assert "企业办事台" in titles(portal, "业办事")


def test_running_the_catalog_steps_again_keeps_it(portal):
    setup = portal.portal_setup
    for profile in ("profile-Products.CMFPlone:plone", "profile-jingwei:default"):
        setup.runImportStepFromProfile(profile, "catalog", run_dependencies=False)
        assert isinstance(index(portal), TextIndex)
    portal.portal_catalog.clearFindAndRebuild()
    assert "企业办事台" in titles(portal, "业办事")
