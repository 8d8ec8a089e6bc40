"""Who can be given a post, who may do it, and what cannot be taken out."""

from jingwei.core.audit import api as audit
from jingwei.core.organisation import api
from jingwei.core.organisation import exc
from jingwei.core.organisation.assign import assign
from jingwei.core.organisation.content import find
from jingwei.core.rights.exc import ReservedAccount
from OFS.event import ObjectWillBeMovedEvent
from plone.dexterity.utils import createContent
from zope.event import notify

import pytest
import transaction


ROOT = "/intranet/organisation"
REFUSED = (302, 401, 403, 404)


@pytest.fixture
def secadmin(person):
    return person("secadmin")


@pytest.mark.parametrize("account", ["clerk", "head", "sysadmin", "auditor", "principal", "firm1"])
def test_only_the_security_administrator_changes_the_organisation(person, account):
    client = person(account)
    assert client.rest("PATCH", f"{ROOT}/operation/head", holders=[account]).status_code in REFUSED
    assert client.rest("PATCH", f"{ROOT}/operation", title="x").status_code in REFUSED
    assert client.rest("POST", ROOT, **{"@type": "Unit", "title": "x"}).status_code in REFUSED
    assert client.rest("DELETE", f"{ROOT}/party").status_code in REFUSED
    assert client.get(f"{ROOT}/operation/head/assign").status_code in REFUSED
    assert client.get(f"{ROOT}/vacancies").status_code in REFUSED
    assert client.get(f"{ROOT}/operation/edit").status_code in REFUSED
    assert client.get(f"{ROOT}/++add++Unit").status_code in REFUSED


@pytest.mark.parametrize(
    "post, account",
    [
        ("administration/system", "secadmin"),
        ("administration/audit", "sysadmin"),
        ("operation/deputy", "nobody"),
        ("operation/deputy", "firm1"),
        ("operation/deputy", "district"),
        ("operation/deputy", "post~operation.head"),
        ("operation/deputy", "staff~all"),
    ],
)
def test_people_who_cannot_hold_a_post_are_refused(secadmin, site, post, account):
    answer = secadmin.rest("PATCH", f"{ROOT}/{post}", holders=[account])
    assert answer.status_code == 400
    assert answer.json()["message"]
    with site.open(user="admin") as portal:
        assert account not in portal.unrestrictedTraverse(f"intranet/organisation/{post}").holders


def test_the_refusal_says_who_and_which_post(portal):
    post = find(api.SYSTEM_ADMIN)
    with pytest.raises(exc.TwoAdministrators) as refusal:
        assign(post, ["secadmin"])
    assert refusal.value.message.mapping == {"person": "演示安全管理员", "post": "安全管理员"}
    assert api.holders(api.SYSTEM_ADMIN) == ("sysadmin",)


@pytest.mark.parametrize("word", ["post", "acting", "firm", "district", "unit", "staff"])
def test_an_account_is_never_called_like_a_group(portal, word):
    with pytest.raises(ReservedAccount):
        portal.acl_users._doAddUser(f"{word}~operation.head", "a-long-password", ["Member"], [])


def test_an_account_that_got_such_a_name_by_force_gets_nothing(site, person):
    name = "post~operation.head"
    with site.open(user="admin") as portal:
        portal.acl_users.source_users.addUser(name, "impostor", site.password)
        transaction.commit()
    assert person("impostor").get("/intranet/organisation").status_code != 200
    assert person("impostor").rest("GET", "/@search").status_code != 200
    with site.open(user="admin") as portal:
        portal.acl_users.source_users.removeUser(name)
        transaction.commit()


def test_a_deleted_account_leaves_its_posts(portal):
    portal.acl_users._doDelUser("partyclerk")
    assert api.holders("post~party.clerk") == ()
    assert find("post~party.clerk").holders == ()
    assert api.tokens_of("partyclerk") == ()


def test_a_unit_with_people_is_not_deleted(secadmin, site):
    answer = secadmin.rest("DELETE", f"{ROOT}/urban")
    assert answer.status_code == 409
    assert "都市工业处" in answer.json()["message"]
    with site.open(user="admin") as portal:
        assert "urban" in portal["intranet"]["organisation"]


def test_a_unit_that_records_name_is_not_deleted(portal):
    organisation = portal["intranet"]["organisation"]
    organisation._setObject("closing", createContent("Unit", id="closing", title="撤销处"))
    index = portal.portal_catalog._catalog.indexes["units"]
    index.insertForwardIndexEntry("closing", 12345)
    with pytest.raises(exc.InUse) as refusal:
        organisation._delObject("closing")
    assert refusal.value.message.mapping == {"title": "撤销处", "count": 1}
    index.removeForwardIndexEntry("closing", 12345)
    organisation._delObject("closing")
    assert api.title("unit~closing") == "unit~closing"


def test_a_post_for_which_records_wait_is_not_deleted(portal):
    index = portal.portal_catalog._catalog.indexes["pending_with"]
    index.insertForwardIndexEntry("post~operation.deputy", 12345)
    with pytest.raises(exc.InUse):
        portal["intranet"]["organisation"]["operation"]._delObject("deputy")
    vacancy = api.vacancies()[0]
    assert vacancy == ("post~operation.deputy", "经济运行处副处长", 1)


def test_a_record_that_waits_for_a_post_nobody_made_is_shown_too(portal):
    index = portal.portal_catalog._catalog.indexes["pending_with"]
    index.insertForwardIndexEntry("post~gone.head", 12345)
    assert api.vacancies()[0] == ("post~gone.head", "post~gone.head", 1)


@pytest.mark.parametrize("name", ["Operation", "1st", "a.b", "a-b", "经济"])
def test_ids_that_would_break_tokens_are_refused(portal, name):
    organisation = portal["intranet"]["organisation"]
    with pytest.raises(exc.BadName):
        organisation._setObject(name, createContent("Unit", id=name, title=name))


def test_units_and_posts_are_not_renamed_or_moved(portal, secadmin):
    organisation = portal["intranet"]["organisation"]
    party = organisation["party"]
    with pytest.raises(exc.NameStays):
        notify(ObjectWillBeMovedEvent(party, organisation, "party", organisation, "congress"))
    secadmin.rest("PATCH", f"{ROOT}/party", id="congress")
    assert secadmin.rest("GET", f"{ROOT}/party").status_code == 200


def test_a_new_unit_with_a_post_works_at_once(secadmin, site, person):
    made = secadmin.rest("POST", ROOT, **{"@type": "Unit", "id": "trade", "title": "商贸处"})
    assert made.status_code == 201, made.text
    made = secadmin.rest(
        "POST", f"{ROOT}/trade", **{"@type": "Post", "id": "head", "title": "处长"}
    )
    assert made.status_code == 201, made.text
    answer = secadmin.rest("PATCH", f"{ROOT}/trade/head", holders=["expert1"])
    assert answer.status_code == 204, answer.text
    assert person("expert1").get("/intranet").status_code == 200
    with site.open(user="admin"):
        assert api.person("expert1").posts == (("post~trade.head", "商贸处处长"),)
    secadmin.rest("PATCH", f"{ROOT}/trade/head", holders=[])
    assert secadmin.rest("DELETE", f"{ROOT}/trade").status_code == 204
    with site.open(user="admin"):
        assert "trade" not in [unit.id for unit in api.units()]
        assert api.plugin().title_of("post~trade.head") is None


def test_the_audit_hears_of_every_change_of_holders(secadmin, site):
    secadmin.rest("PATCH", f"{ROOT}/operation/deputy", holders=["safetyclerk"])
    secadmin.rest("PATCH", f"{ROOT}/operation/deputy", holders=[])
    with site.open(user="admin"):
        events = [e for e in audit.entries().rows if e.event == "organisation.changed"]
        assert events[0].person == "secadmin"
        assert "safetyclerk" in str(events[0].details) and "deputy" in str(events[0].details)
