"""The REST API and the office are shut as wholes."""

from AccessControl.PermissionRole import rolesForPermissionOn
from zope.component import getGlobalSiteManager

import pytest


REFUSED = (302, 401, 403, 404)
# What anybody may hold below /intranet although it is said for the whole site: none of it reads
# or changes a record.
HARMLESS = {
    "Access session data",
    "Access Transient Objects",
    "Mail forgotten password",
    "Public, everyone can access",
    "Search ZCatalog",
    "Set own password",
    "plone.restapi: Use REST API",
}


def services():
    """Names of all REST services of the site root that answer GET."""
    found = getGlobalSiteManager().registeredAdapters()
    names = {r.name for r in found if r.name.startswith("GET_application_json_")}
    return sorted(name.removeprefix("GET_application_json_") for name in names)


def test_the_rest_api_answers_no_visitor(site, person):
    visitor = person()
    assert len(services()) > 40
    for name in services():
        assert visitor.rest("GET", f"/{name}").status_code in (401, 404), name
    assert visitor.rest("POST", "/@login", login="head", password="x").status_code == 401
    assert visitor.rest("GET", "/@search?metadata_fields=_all").status_code == 401


def test_the_rest_api_answers_staff_and_shows_others_single_objects_only(site, person):
    assert person("clerk").rest("GET", "/@search").status_code == 200
    for account in ("firm1", "district"):
        client = person(account)
        assert client.rest("GET", "/policies").status_code == 200
        answers = {name: client.rest("GET", f"/{name}") for name in services() if name}
        assert [name for name, answer in answers.items() if answer.ok] == [], account


@pytest.mark.parametrize("account", ["clerk", "sysadmin", "secadmin", "auditor", "firm1", None])
@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/@users/head/reset-password", {}),
        ("/@users/head/reset-password", {"old_password": "x", "new_password": "y"}),
        ("/@users/nobody/reset-password", {}),
        ("/@email-send", {"to": "a@b.example", "from": "c@d.example", "message": "x"}),
        ("/@email-notification", {"from": "c@d.example", "message": "x"}),
    ],
)
def test_nobody_sends_mail_in_the_name_of_the_site(person, account, path, body):
    answer = person(account).rest("POST", path, **body)
    assert answer.status_code in (401, 403)
    assert answer.json()["type"] in ("Unauthorized", "NotYourPost")


STOCK = [
    "/@@getVocabulary?name=plone.app.vocabularies.Catalog&attributes=[%22Creator%22]",
    "/news/@@tabular_view",
    "/news/@@full_view",
    "/news/RSS",
    "/@@search_rss",
    "/@@member-search",
    "/@@contact-info",
    "/mail_password_form",
    "/@@querybuilderjsonconfig",
    "/@@test-rendering",
]


@pytest.mark.parametrize("account", [None, "firm1", "district"])
@pytest.mark.parametrize("path", STOCK)
def test_outsiders_get_no_page_of_plone_that_is_not_listed(site, person, account, path):
    assert person(account).get(path).status_code == 404
    assert person("clerk").get("/policies").status_code == 200


@pytest.mark.parametrize("account", [None, "firm1", "clerk", "editor", "director"])
def test_nobody_reads_or_changes_anything_by_a_method_of_a_stored_object(site, person, account):
    client = person(account)
    for path in (
        "/manage_DAVget",
        "/inquiries/ask/manage_FTPget",
        "/portal_groups/getGroupInfo?groupId=unit~office",
        "/acl_users/updateOwnLoginName?login_name=admin",
        "/acl_users/source_users",
        "/MailHost",
        "/news/manage_clone?ob=x&id=y",
        "/portal_workflow",
    ):
        assert client.get(path).status_code in REFUSED, path
        assert client.post(path).status_code in REFUSED, path
    for method in ("PUT", "PROPFIND", "OPTIONS", "COPY", "MOVE", "MKCOL"):
        answer = client.http.request(method, f"{client.url}/news", allow_redirects=False)
        assert answer.status_code in REFUSED, method


@pytest.mark.parametrize("account", [None, "firm1", "firm2", "district", "expert1"])
def test_public_views_are_shut_below_the_office(site, person, account):
    for view in ("", "/", "/@@ok", "/sitemap", "/@@search", "/login", "/@@plone_layout"):
        answer = person(account).get(f"/intranet{view}")
        assert answer.status_code in REFUSED, view


@pytest.mark.parametrize("path", ["intranet", "intranet/organisation/operation/head"])
def test_outsiders_and_members_hold_no_permission_below_the_office(portal, path):
    obj = portal.unrestrictedTraverse(path)
    permissions = {row[0] for row in obj.ac_inherited_permissions(1)}
    open_ones = {
        name
        for name in permissions - HARMLESS
        if {"Anonymous", "Authenticated", "Member"} & set(rolesForPermissionOn(name, obj))
    }
    assert not open_ones


@pytest.mark.parametrize("account", ["clerk", "principal", "auditor"])
def test_staff_come_in(site, person, account):
    assert person(account).get("/intranet").status_code == 200
    assert person(account).rest("GET", "/intranet/organisation").status_code == 200


def test_staff_hold_little_in_the_office_itself(portal):
    office = portal["intranet"]
    held = {
        row[0]
        for row in office.ac_inherited_permissions(1)
        if "Staff" in rolesForPermissionOn(row[0], office)
    }
    stock = {name for name in held if not name.startswith("jingwei: ")}
    assert stock == {"View", "Access contents information"}


DOORS = ("@@sharing", "folder_contents", "@@fc-contextInfo")


@pytest.mark.parametrize("account", ["clerk", "secadmin", "admin"])
def test_stock_doors_of_content_are_shut_below_the_office(site, person, account):
    client = person(account)
    for path in ("/intranet", "/intranet/organisation/operation"):
        for door in DOORS:
            assert client.get(f"{path}/{door}").status_code in REFUSED, f"{path}/{door}"
        for service in ("@sharing", "@history"):
            assert client.rest("GET", f"{path}/{service}").status_code in REFUSED, service
        client.rest("POST", f"{path}/@copy", source="/intranet/organisation/party")
    with site.open(user="admin") as portal:
        assert "party" not in portal["intranet"]
        assert "party" not in portal["intranet"]["organisation"]["operation"]


def test_only_whoever_edits_the_organisation_gets_its_forms(site, person):
    for door in ("edit", "delete_confirmation", "@@historyview"):
        path = f"/intranet/organisation/operation/{door}"
        assert person("clerk").get(path).status_code in REFUSED, door
