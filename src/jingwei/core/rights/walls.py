"""Whole parts of the site are shut at once, whatever a view or service asks for."""

from AccessControl import getSecurityManager
from jingwei.core.organisation.api import STAFF
from jingwei.core.organisation.api import tokens_of
from jingwei.core.pages.layers import IJingweiLayer
from jingwei.core.rights.addresses import is_ours
from plone.namedfile.scaling import ImageScale
from plone.rest.interfaces import IAPIRequest
from plone.rest.interfaces import IService
from plone.restapi.services.content.add import FolderPost
from plone.restapi.services.content.delete import ContentDelete
from plone.restapi.services.content.get import ContentGet
from plone.restapi.services.content.update import ContentPatch
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.browser.interfaces import IBrowserView
from zope.component.hooks import getSite


USE_REST = "plone.restapi: Use REST API"
# Pages of Plone for everybody.
OPEN = {
    "login",
    "logout",
    "logged-out",
    "require_login",
    "change-password",
    "images",
    "download",
    "display-file",
    "sitemap.xml.gz",
    "robots.txt",
    "favicon.ico",
    "plone-overview",
}
# Services of Plone for every account: one's own records are read, made and changed through them.
SERVICES = (ContentGet, FolderPost, ContentPatch, ContentDelete)


def api_for_members_only(event) -> None:
    """No service answers a visitor; some stock services ask for no permission at all."""
    site = getSite()
    if (
        IAPIRequest.providedBy(event.request)
        and site is not None
        and not getSecurityManager().checkPermission(USE_REST, site)
    ):
        raise Unauthorized("The REST API is open to accounts only")


def outsiders_get_listed_addresses(event) -> None:
    """Visitors, firms and districts get our pages and few of Plone's.

    Plone has hundreds of pages that show lists, names and settings to everybody; each would have
    to be watched, in every version.

    :raises NotFound: for any other page of Plone.
    :raises Unauthorized: for any other service.
    """
    if not IJingweiLayer.providedBy(event.request):
        return
    user = getSecurityManager().getUser()
    if user.has_role("Manager") or STAFF in tokens_of(user.getId()):
        return
    published = event.request.get("PUBLISHED")
    view = getattr(published, "__self__", published)
    if is_ours(view):
        return
    if IService.providedBy(view):
        if not isinstance(view, SERVICES):
            raise Unauthorized("This service is open to staff only")
    elif IBrowserView.providedBy(view) and not (
        view.__name__ in OPEN or isinstance(view, ImageScale)
    ):
        raise NotFound(event.request["URL"])
