"""Negative rules over HTTP: what is withheld is refused by every door."""

from AccessControl import getSecurityManager
from jingwei.core.rights import clear_role_memo
from jingwei.core.rights import grants_of
from jingwei.core.rights import withheld
from plone.dexterity.utils import createContent

import pytest
import transaction


REFUSED = (302, 401, 403, 404)


def change(site, name, **attributes):
    with site.open(user="admin") as portal:
        paper = portal["intranet"][name]
        for key, value in attributes.items():
            setattr(paper, key, frozenset(value))
        paper.reindexObjectSecurity()
        transaction.commit()


def titles(client):
    found = client.rest("GET", "/@search?portal_type=Paper").json()
    return sorted(item["title"] for item in found["items"])


def test_a_post_gives_its_holder_the_role_on_the_record(papers, person):
    assert person("head").get("/intranet/paper-0/text").text == "paper paper-0"
    assert person("head").get("/intranet/paper-0/judge").status_code == 200
    assert person("clerk").get("/intranet/paper-0/text").status_code == 200
    assert person("clerk").get("/intranet/paper-0/judge").status_code in REFUSED


@pytest.mark.parametrize("account", [None, "head2", "clerk2", "firm1", "district", "principal"])
def test_nobody_else_sees_the_record(papers, person, account):
    for path in ("", "/text", "/judge", "/part", "/part/text", "/@@plone_context_state"):
        assert person(account).get(f"/intranet/paper-0{path}").status_code in REFUSED
    for path in ("", "/@breadcrumbs", "/@search", "/@workflow", "/@types", "/@actions"):
        assert person(account).rest("GET", f"/intranet/paper-0{path}").status_code in REFUSED


def test_the_maintenance_account_does_not_see_records(papers, person):
    assert person("admin").get("/intranet/paper-0/text").status_code in REFUSED


def test_a_head_who_drafted_keeps_view_but_cannot_judge(papers, site, person):
    change(site, "paper-0", drafters=["head"])
    assert person("head").get("/intranet/paper-0/text").status_code == 200
    assert "paper-0" in titles(person("head"))
    assert person("head").get("/intranet/paper-0/judge").status_code in REFUSED
    change(site, "paper-0", drafters=[])
    assert person("head").get("/intranet/paper-0/judge").status_code == 200


def test_for_a_recused_person_the_record_does_not_exist(papers, site, person):
    head = person("head")
    assert {"paper-1", "part of paper-1"} <= set(titles(head))
    change(site, "paper-1", recused=["head"])
    for path in ("", "/text", "/judge", "/part/text"):
        assert head.get(f"/intranet/paper-1{path}").status_code in REFUSED
    assert head.rest("GET", "/intranet/paper-1").status_code in REFUSED
    assert head.rest("GET", "/intranet/paper-1/part").status_code in REFUSED
    assert not [title for title in titles(head) if "paper-1" in title]
    assert {"paper-1", "part of paper-1"} <= set(titles(person("clerk")))
    change(site, "paper-1", recused=[])
    assert {"paper-1", "part of paper-1"} <= set(titles(head))
    assert head.get("/intranet/paper-1/part/text").status_code == 200


def test_a_recused_person_has_no_role_and_no_row_however_it_is_asked(papers, site):
    change(site, "paper-2", recused=["head"])
    with site.open(user="head") as portal:
        paper = portal.unrestrictedTraverse("intranet/paper-2")
        user = getSecurityManager().getUser()
        assert user.getRolesInContext(paper) == []
        assert not getSecurityManager().checkPermission("View", paper)
        assert not user.allowed(paper, ["Authenticated"])
        catalog = portal.portal_catalog
        assert not catalog(Title="paper-2")
        assert not catalog.searchResults(id="paper-2", show_inactive=True)
        assert not catalog(UID=paper.UID(), sort_on="modified", sort_limit=5)
        assert len(catalog.unrestrictedSearchResults(getId="paper-2")) == 1
    change(site, "paper-2", recused=[])


def test_global_roles_do_not_pass_a_recusal(papers, site):
    with site.open(user="admin") as portal:
        portal.acl_users.portal_role_manager.assignRoleToPrincipal("UnitHead", "head2")
        paper = portal["intranet"]["paper-0"]
        user = portal.acl_users.getUser("head2").__of__(portal.acl_users)
        assert user.has_permission("View", paper)
        paper.recused = frozenset({"head2"})
        assert not user.has_permission("View", paper)
        assert withheld("head2", paper["part"]) is withheld("head2", paper)


def test_a_memo_of_the_request_is_forgotten_when_rights_change(papers, site):
    with site.open(user="head") as portal:
        paper = portal.unrestrictedTraverse("intranet/paper-0")
        check = getSecurityManager().checkPermission
        assert check("View", paper)
        paper.unit = "urban"
        clear_role_memo()
        assert not check("View", paper)


def test_the_maker_of_a_record_owns_nothing(papers, site):
    with site.open(user="clerk") as portal:
        office = portal.unrestrictedTraverse("intranet")
        office._setObject("mine", createContent("Paper", id="mine"))
        assert "Owner" not in office["mine"].get_local_roles_for_userid("clerk")
        assert not office["mine"].__ac_local_roles__


def test_grants_tell_the_cause_of_every_role_also_from_above(papers, site):
    with site.open(user="admin") as portal:
        found = grants_of(portal["intranet"]["paper-0"]["part"])
        assert [grant.role for grant in found].count("Staff") == 1
        assert ("post~operation.head", "UnitHead", "judges") in found
