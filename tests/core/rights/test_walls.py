"""The REST API and the office are shut as wholes."""

from AccessControl.PermissionRole import rolesForPermissionOn
from zope.component import getGlobalSiteManager

import pytest


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


def test_the_rest_api_answers_members(site, person):
    assert person("firm1").rest("GET", "/@search").status_code == 200


@pytest.mark.parametrize("account", [None, "firm1", "firm2", "district", "expert1"])
def test_public_views_are_shut_below_the_office(site, person, account):
    for view in ("", "/", "/@@ok", "/sitemap", "/@@search", "/login", "/@@plone_layout"):
        answer = person(account).get(f"/intranet{view}")
        assert answer.status_code in (302, 401, 403, 404), view


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
