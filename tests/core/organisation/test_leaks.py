"""Nobody below the security administrator lists accounts or posts, by any door of Plone."""

from zope.component import getUtilitiesFor
from zope.schema.interfaces import IVocabularyFactory

import json
import pytest
import transaction


pytestmark = pytest.mark.rights
# Other people's accounts, names and posts; none of them may come back.
SECRETS = [
    "head2",
    "演示处长",
    "演示安全管理员",
    "post~urban",
    "urban.head",
    "企业用户乙",
    "safetyhead",
]
SERVICES = [
    "/@users",
    "/@users/head2",
    "/@users?query=he",
    "/@users?search=演示",
    "/@groups",
    "/@groups/post~urban.head",
    "/@groups?query=post",
    "/@principals?search=he",
    "/@sharing?search=he",
    "/@history",
    "/@querystring",
    "/@search?metadata_fields=_all&fullobjects=1",
    "/@actions",
    "/@site",
    "/@userschema",
    "/@controlpanels/usergroup",
    "/@roles",
]
PAGES = [
    "/author/head2",
    "/@@author/head2",
    "/@@personal-information?userid=head2",
    "/@@personal-preferences?userid=head2",
    "/@@user-information?userid=head2",
    "/@@user-preferences?userid=head2",
    "/@@usergroup-userprefs?searchstring=he",
    "/@@usergroup-groupprefs",
    "/@@usergroup-usermembership?userid=clerk2",
    "/@@usergroup-groupdetails?groupname=post~operation.clerk",
    "/@@usergroup-groupmembership?groupname=post~operation.clerk",
    "/@@new-user",
    "/@@member-search?form.widgets.fullname=演示&form.buttons.search=Search",
    "/@@sharing?search_term=he",
    "/@@updateSharingInfo?search_term=he",
    "/@@pas_search/searchUsers?id=he",
    "/@@search?SearchableText=演示",
    "/@@ajax-search?SearchableText=演示",
    "/@@dashboard",
    "/@@useractions",
    "/Members",
    "/portal_membership/listMemberIds",
    "/portal_membership/listMembers",
    "/portal_membership/getMemberInfo?memberId=clerk2",
    "/portal_membership/getMemberById?id=clerk2",
    "/portal_membership/searchForMembers?name=he",
    "/portal_membership/searchMembers?search_term=he",
    "/portal_membership/getPersonalPortrait?id=clerk2",
    "/portal_groups/listGroupIds",
    "/portal_groups/searchGroups",
    "/portal_groups/getGroupMembers?group_id=post~operation.clerk",
    "/portal_memberdata/searchFulltextForMembers?s=he",
    "/portal_memberdata/portraits",
    "/acl_users/searchUsers",
    "/acl_users/searchPrincipals",
    "/acl_users/searchGroups",
    "/acl_users/getUserIds",
    "/acl_users/getUsers",
    "/acl_users/getUserById?id=clerk2",
    "/acl_users/getGroupById?group_id=post~operation.clerk",
    "/acl_users/source_users/enumerateUsers",
    "/acl_users/source_users/listUserIds",
    "/acl_users/mutable_properties/enumerateUsers",
    "/acl_users/posts/enumerateGroups",
    "/acl_users/posts/getGroupIds",
    "/acl_users/posts/tokens_of?user_id=clerk2",
    "/acl_users/posts/members?token=staff~all",
    "/acl_users/posts/people",
    "/acl_users/posts/groups",
    "/portal_catalog/uniqueValuesFor?name=pending_with",
    "/portal_catalog/Indexes/pending_with/uniqueValues",
]


def leaked(answer) -> list[str]:
    text = answer.text
    if answer.headers.get("Content-Type", "").startswith("application/json"):
        text = json.dumps(answer.json(), ensure_ascii=False)
    return [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize("account", [None, "firm1", "district", "clerk"])
def test_no_service_tells_who_works_here(person, account):
    for path in SERVICES:
        assert not leaked(person(account).rest("GET", path)), path


@pytest.mark.parametrize("account", [None, "firm1", "district", "clerk"])
def test_no_page_or_method_tells_who_works_here(person, account):
    for path in PAGES:
        assert not leaked(person(account).get(path)), path


@pytest.mark.parametrize("account", [None, "firm1", "clerk"])
def test_no_vocabulary_tells_who_works_here(site, person, account):
    client = person(account)
    with site.open(user="admin"):
        names = sorted(name for name, _factory in getUtilitiesFor(IVocabularyFactory))
    assert "plone.app.users.group_ids" in names
    for name in names:
        assert not leaked(client.rest("GET", f"/@vocabularies/{name}")), name
        assert not leaked(client.get(f"/@@getVocabulary?name={name}&query=演示")), name


@pytest.mark.parametrize("name", ["Users", "Groups", "Principals"])
def test_whoever_may_edit_something_still_lists_nobody(papers, site, person, name):
    with site.open(user="admin") as portal:
        portal["intranet"]["paper-0"].manage_permission("Modify portal content", ["Drafter"], 0)
        transaction.commit()
    path = "/intranet/paper-0"
    vocabulary = f"plone.app.vocabularies.{name}"
    client = person("clerk")
    assert not leaked(client.rest("GET", f"{path}/@vocabularies/{vocabulary}"))
    assert not leaked(client.get(f"{path}/@@getVocabulary?name={vocabulary}&query=he"))
    assert not leaked(client.rest("GET", f"{path}/@sharing"))
    assert not leaked(client.rest("GET", f"{path}/@vocabularies/plone.app.users.group_ids"))


def test_people_do_not_rename_themselves(person, site):
    clerk = person("clerk")
    clerk.rest("PATCH", "/@users/clerk", fullname="演示主任")
    clerk.post(
        "/@@personal-information",
        {"form.widgets.fullname": "演示主任", "form.buttons.save": "Save"},
    )
    with site.open(user="admin") as portal:
        member = portal.portal_membership.getMemberById("clerk")
        assert member.getProperty("fullname") == "演示拟稿员"


# The office's own pickers and pages of people, each with a name to look for.
PICKERS = [
    "/intranet/organisation",
    "/intranet/organisation/urban",
    "/intranet/organisation/urban/head",
    "/intranet/organisation/urban/head/assign?q=演示",
    "/intranet/organisation/vacancies",
    "/intranet/documents/++add++OfficialDocument",
]
PICKER_SERVICES = [
    *("/intranet/organisation/@people?q=演示", "/intranet/organisation/urban/@people?q=演示"),
    *("/intranet/organisation/urban/head", "/intranet/organisation?fullobjects=1"),
    *("/@people?q=演示", "/intranet/@people?q=演示", "/desk/@people?q=演示"),
]


@pytest.mark.parametrize("account", [None, "firm1", "district", "expert1"])
def test_outsiders_are_told_nobody_by_the_pickers_of_the_office(person, account):
    client = person(account)
    for path in PICKERS:
        answer = client.get(path)
        assert answer.status_code in (302, 404) and not leaked(answer), path
    for path in PICKER_SERVICES:
        answer = client.rest("GET", path)
        assert answer.status_code in (401, 404) and not leaked(answer), path


def test_staff_who_pick_nobody_search_nobody(person):
    for account in ("clerk", "head", "sysadmin", "auditor"):
        answer = person(account).rest("GET", "/intranet/organisation/@people?q=演示")
        assert answer.status_code in (401, 403, 404) and not leaked(answer), account
