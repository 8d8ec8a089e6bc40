"""A stock Plone Classic site in the same Zope, to measure beside."""

from AccessControl.SecurityManagement import newSecurityManager
from plone.app.portlets.utils import assignment_mapping_from_key
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import createContentInContainer
from plone.distribution.api.site import _create_site
from plone.registry.interfaces import IRegistry
from zope.component import getUtility
from zope.component.hooks import setSite

import transaction


SITE_ID = "stock"
ANSWERS = {
    "site_id": SITE_ID,
    "title": "Stock",
    "description": "",
    "default_language": "zh-cn",
    "portal_timezone": "Asia/Shanghai",
    "setup_content": False,
}
PASSWORD = "Stock-member-2026"
TEXT = "<p>为贯彻落实有关部署，现将有关事项明确如下。</p>" * 12


def make_stock(app, count: int) -> None:
    """Create the site with `count` published pages in a folder, and one member."""
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    site = _create_site(app, "classic", ANSWERS)
    setSite(site)
    # Otherwise every page draws all pages of the folder in its navigation, for over a second.
    getUtility(IRegistry)["plone.navigation_depth"] = 1
    del assignment_mapping_from_key(site, "plone.leftcolumn", "context", "/")["navigation"]
    site.portal_workflow.setDefaultChain("simple_publication_workflow")
    site.portal_workflow.updateRoleMappings()
    # Classic gives members no REST API; here the same call is measured on both sites.
    site.manage_permission("plone.restapi: Use REST API", ["Manager", "Editor"])
    site.acl_users.source_users.addUser("member", "member", PASSWORD)
    for role in ("Editor", "Contributor"):
        site.acl_users.portal_role_manager.doAssignRoleToPrincipal("member", role)
    folder = createContentInContainer(site, "Folder", id="policies", title="Policies")
    site.portal_workflow.doActionFor(folder, "publish")
    folder.setLayout("listing_view")
    for index in range(count):
        page = createContentInContainer(
            folder,
            "Document",
            id=f"page-{index}",
            title=f"关于第{index}项工业经济工作安排的通知",
            text=RichTextValue(TEXT, "text/html", "text/x-html-safe"),
        )
        site.portal_workflow.doActionFor(page, "publish")
        if index % 200 == 199:
            transaction.savepoint(optimistic=True)
    transaction.commit()
