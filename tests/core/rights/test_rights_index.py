"""The rights index subtracts, whatever is done to the catalog."""

from jingwei.core.rights.index import not_hidden
from jingwei.core.rights.index import RightsIndex
from Products.PluginIndexes.KeywordIndex.KeywordIndex import KeywordIndex

import pytest


def visible(site, account):
    """Titles that `account` finds in the same, uncommitted state of the site."""
    catalog = site.portal_catalog
    user = site.acl_users.getUser(account).__of__(site.acl_users)
    allowed = catalog._listAllowedRolesAndUsers(user)
    found = catalog.unrestrictedSearchResults(allowedRolesAndUsers=allowed, portal_type="Paper")
    return {brain.getId for brain in found}


@pytest.fixture
def recused(papers, portal):
    paper = portal["intranet"]["paper-1"]
    paper.recused = frozenset({"head"})
    paper.reindexObjectSecurity()
    return portal


def test_rows_are_subtracted_for_the_recused_person_only(recused):
    assert "paper-1" not in visible(recused, "head")
    assert "paper-0" in visible(recused, "head")
    assert "paper-1" in visible(recused, "clerk")


@pytest.mark.proof
def test_clearing_and_rebuilding_the_catalog_keeps_the_rule(recused):
    recused.portal_catalog.clearFindAndRebuild()
    assert isinstance(recused.portal_catalog._catalog.indexes["allowedRolesAndUsers"], RightsIndex)
    assert visible(recused, "clerk") == {"paper-0", "paper-1", "paper-2", "part"}
    assert "paper-1" not in visible(recused, "head")


def test_running_the_catalog_step_again_keeps_the_rule(recused):
    recused.portal_setup.runImportStepFromProfile("profile-jingwei:default", "catalog")
    assert "paper-1" not in visible(recused, "head")
    assert "paper-0" in visible(recused, "head")


@pytest.mark.proof
def test_plones_own_catalog_step_makes_a_new_catalog_with_the_same_rule(recused):
    setup = recused.portal_setup
    for profile in ("profile-Products.CMFPlone:plone", "profile-jingwei:default"):
        setup.runImportStepFromProfile(profile, "catalog", run_dependencies=False)
        assert "paper-1" not in visible(recused, "head")
    recused.portal_catalog.clearFindAndRebuild()
    assert "paper-1" not in visible(recused, "head")
    assert "paper-0" in visible(recused, "head")
    assert "paper-1" in visible(recused, "clerk")


def test_an_index_that_was_made_anew_is_converted_by_the_next_import(recused):
    catalog = recused.portal_catalog
    catalog.delIndex("allowedRolesAndUsers")
    catalog.addIndex("allowedRolesAndUsers", "KeywordIndex")
    assert type(catalog._catalog.indexes["allowedRolesAndUsers"]) is KeywordIndex
    recused.portal_setup.runImportStepFromProfile("profile-jingwei:default", "catalog")
    assert isinstance(catalog._catalog.indexes["allowedRolesAndUsers"], RightsIndex)
    catalog.reindexIndex("allowedRolesAndUsers", None)
    assert "paper-1" not in visible(recused, "head")
    assert "paper-1" in visible(recused, "clerk")


def test_one_query_after_another_in_a_request_gives_the_same_rows(recused):
    first, second = visible(recused, "head"), visible(recused, "head")
    assert first == second


@pytest.mark.parametrize(
    ("account", "left"),
    [("head", {"paper-0", "paper-2"}), ("clerk", {"paper-0", "paper-1", "paper-2"})],
)
def test_all_but_what_is_hidden_can_be_asked_for(recused, account, left):
    catalog = recused.portal_catalog
    found = catalog.unrestrictedSearchResults(portal_type="Paper", **not_hidden(catalog, account))
    assert {brain.getId for brain in found} - {"part"} == left
