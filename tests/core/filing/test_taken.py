"""No object bears the name of a page, whoever puts it there and however."""

from jingwei.core.filing.exc import AddressIsTaken
from plone.dexterity.utils import createContent
from zExceptions import BadRequest

import pytest


UNIT = "/intranet/organisation"
NAMES = {
    "inquiries": ("track", "ask.html", "index_html", "view", "RSS", "@workflow", "portal_catalog"),
    "news": ("index_html", "folder_contents", "title", "main_template", "atom.xml", "acl_users"),
    "intranet/documents": ("index_html", "view", "++api++", "_p_jar", "contentIds"),
    "intranet/organisation": ("edit", "view", "index_html", "@people", "portal_url", "delete"),
}
# Some names Zope itself refuses.
REFUSED = (AddressIsTaken, BadRequest)
GOOD = {"ask.html", "delete"}


@pytest.mark.parametrize("place", NAMES)
def test_a_script_gives_no_object_the_name_of_a_page(portal, place):
    container = portal.unrestrictedTraverse(place)
    for name in NAMES[place]:
        made = createContent("Unit" if "organ" in place else "Document", id=name, title="题")
        if name in GOOD:
            container._setObject(name, made)
            continue
        with pytest.raises(REFUSED):
            container._setObject(name, made)


@pytest.mark.parametrize("name", ["act", "why", "index_html", "folder_contents", "@workflow"])
def test_no_file_takes_the_place_of_a_page_of_its_document(site, office, name):
    address = office.draft().split("/jingwei/++api++/")[-1].split("/jingwei/")[-1]
    with site.open(user="admin") as portal:
        document = portal.unrestrictedTraverse(address)
        with pytest.raises(REFUSED):
            document._setObject(name, createContent("Attachment", id=name, title="件"))


@pytest.mark.parametrize("name", ["edit", "index_html", "@people", "portal_catalog", "title"])
def test_a_unit_gets_no_name_of_a_page(person, name):
    secadmin = person("secadmin")
    answer = secadmin.rest("POST", UNIT, **{"@type": "Unit", "title": "处", "id": name})
    assert answer.status_code == 400, answer.text
    answer = secadmin.rest("POST", UNIT, **{"@type": "Unit", "title": "处", "id": f"{name[1:]}x"})
    assert answer.status_code == 201, answer.text
    assert person("clerk").rest("GET", UNIT).status_code == 200
