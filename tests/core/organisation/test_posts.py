"""Posts follow people: over HTTP, on the next request, with nothing reindexed."""

from jingwei.core.organisation import api
from Products.CMFPlone.CatalogTool import CatalogTool
from zope.container.contained import notifyContainerModified

import pytest


HEAD = "/intranet/organisation/operation/head"
REFUSED = (302, 401, 403, 404)


@pytest.fixture
def secadmin(person):
    return person("secadmin")


@pytest.fixture
def handed_over(secadmin):
    """The post 经济运行处处长 is with head2 for the length of a test."""
    assert secadmin.rest("PATCH", HEAD, holders=["head2"]).status_code == 204
    yield
    assert secadmin.rest("PATCH", HEAD, holders=["head"]).status_code == 204


def test_a_new_holder_has_the_rights_on_the_next_request(papers, person, handed_over):
    assert person("head2").get("/intranet/paper-0/judge").status_code == 200
    assert person("head").get("/intranet/paper-0/judge").status_code in REFUSED
    assert person("head").get("/intranet/paper-0/text").status_code in REFUSED


def test_the_rights_come_back_with_the_post(papers, person):
    assert person("head").get("/intranet/paper-0/judge").status_code == 200
    assert person("head2").get("/intranet/paper-0/text").status_code in REFUSED


def test_lists_follow_the_post_and_nothing_is_indexed(papers, person, secadmin, monkeypatch):
    indexed = []
    monkeypatch.setattr(CatalogTool, "catalog_object", lambda *a, **kw: indexed.append(a))

    def rows(account):
        answer = person(account).rest("GET", "/@search?portal_type=Paper")
        # Whoever holds no post any more is refused the search as a whole.
        return 0 if answer.status_code == 403 else answer.json()["items_total"]

    assert (rows("head"), rows("head2")) == (6, 0)
    secadmin.rest("PATCH", HEAD, holders=["head2"])
    assert (rows("head"), rows("head2")) == (0, 6)
    secadmin.rest("PATCH", HEAD, holders=["head"])
    assert (rows("head"), rows("head2")) == (6, 0)
    assert not indexed


def test_a_person_without_a_post_leaves_the_office_at_once(person, secadmin):
    clerk = "/intranet/organisation/safety/clerk"
    assert person("safetyclerk").get("/intranet").status_code == 200
    secadmin.rest("PATCH", clerk, holders=[])
    assert person("safetyclerk").get("/intranet").status_code in REFUSED
    secadmin.rest("PATCH", clerk, holders=["safetyclerk"])


def test_tokens_of_a_person_are_posts_units_and_staff(portal):
    assert api.tokens_of("clerk") == ("post~operation.clerk", "unit~operation", "staff~all")
    assert api.tokens_of("officeclerk") == ("post~office.clerk", "unit~office", "staff~all")
    assert api.tokens_of("nobody") == ()
    assert api.tokens_of(None) == ()


def test_a_leader_in_charge_belongs_to_no_unit(portal):
    mine = api.tokens_of("leader")
    assert "post~operation.leader" in mine and "post~urban.leader" in mine
    assert not [token for token in mine if token.startswith("unit~")]
    assert api.units_of("leader") == ()


def test_firms_and_districts_get_their_groups_and_are_no_staff(portal):
    assert [t.partition("~")[0] for t in api.tokens_of("firm1")] == ["firm"]
    assert api.tokens_of("district") == ("district~linjiang",)
    assert api.holders("district~wanghu") == ("district2",)
    assert "firm1" not in api.holders(api.STAFF)


def test_holders_and_titles_of_all_kinds_of_tokens(portal):
    assert api.holders("post~operation.head") == ("head",)
    assert set(api.holders("unit~operation")) == {"head", "clerk"}
    assert api.holders("head") == ("head",)
    assert api.holders("post~operation.none") == ()
    assert api.title("post~operation.head") == "经济运行处处长"
    assert api.title(api.PRINCIPAL) == "主任委员"
    assert api.title("unit~operation") == "经济运行处"
    assert api.title("district~linjiang") == "临江区"
    assert api.title("clerk") == "演示拟稿员"
    assert api.title("post~gone.head") == "post~gone.head"
    assert api.title("stranger") == "stranger"


def test_units_stand_in_the_organs_order(portal):
    names = [unit.id for unit in api.units()]
    assert names[:3] == ["commission", "office", "policy"] and len(names) == 17
    organisation = portal["intranet"]["organisation"]
    organisation.moveObjectsToTop(["party"])
    notifyContainerModified(organisation)
    assert api.units()[0].id == "party"


def test_a_new_title_of_a_unit_is_used_by_its_posts(person, secadmin, site):
    unit = "/intranet/organisation/operation"
    assert secadmin.rest("PATCH", unit, title="运行监测处").status_code == 204
    with site.open(user="admin"):
        assert api.title("post~operation.head") == "运行监测处处长"
        assert api.title("unit~operation") == "运行监测处"
    secadmin.rest("PATCH", unit, title="经济运行处")


class TestTurn:
    """Who gets the turn when the first post cannot take it."""

    chain = ("post~operation.head", "post~operation.deputy", "post~operation.leader")

    def test_the_first_post_with_an_able_holder(self, portal):
        assert api.turn(self.chain, ()) == (self.chain[0], False, ())

    def test_a_barred_holder_passes_it_on_visibly(self, portal):
        turn = api.turn(self.chain, {"head"})
        assert turn.token == "post~operation.leader" and not turn.vacant
        assert turn.passed == self.chain[:2]

    def test_a_post_that_does_not_exist_is_passed_without_a_word(self, portal):
        turn = api.turn(("post~safety.head", "post~safety.deputy", "principal"), {"safetyhead"})
        assert turn.token == "principal" and turn.passed == ("post~safety.head",)

    def test_a_vacant_first_post_stays_a_vacancy(self, portal):
        turn = api.turn(("post~operation.deputy", "post~operation.head"), ())
        assert turn == ("post~operation.deputy", True, ())

    def test_it_stays_at_the_first_post_if_nobody_is_able(self, portal):
        turn = api.turn(self.chain, {"head", "leader"})
        assert turn.token == self.chain[0] and turn.vacant


def test_two_holders_of_a_post_share_it(person, secadmin, site):
    secadmin.rest("PATCH", HEAD, holders=["head", "head2"])
    with site.open(user="admin"):
        assert api.holders("post~operation.head") == ("head", "head2")
        assert not api.turn(["post~operation.head"], {"head"}).vacant
    secadmin.rest("PATCH", HEAD, holders=["head"])


def test_no_account_holds_a_global_role_beyond_member(portal):
    users = portal.acl_users
    for row in users.searchUsers():
        roles = set(users.getUserById(row["userid"]).getRoles())
        if row["pluginid"] == "source_users":
            assert roles == {"Member", "Authenticated"}, row


def test_a_name_follows_the_account_at_once(portal):
    portal.portal_membership.getMemberById("clerk").setMemberProperties({"fullname": "新名"})
    assert api.title("clerk") == "新名"
