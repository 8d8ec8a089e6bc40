"""Whole parts of the site are shut at once, whatever a view or service asks for."""

from AccessControl import getSecurityManager
from AccessControl.ZopeSecurityPolicy import getRoles
from jingwei.core.asking import hidden
from jingwei.core.asking import way_of
from jingwei.core.organisation.api import STAFF
from jingwei.core.organisation.api import tokens_of
from jingwei.core.pages.layers import IJingweiLayer
from jingwei.core.pages.layers import IOfficeLayer
from jingwei.core.rights.addresses import is_ours
from jingwei.core.workflow.interfaces import IRecord
from plone.dexterity.browser.add import DefaultAddView
from plone.namedfile.scaling import ImageScale
from plone.rest.interfaces import IAPIRequest
from plone.rest.interfaces import IService
from plone.restapi.services.content.add import FolderPost
from plone.restapi.services.content.delete import ContentDelete
from plone.restapi.services.content.get import ContentGet
from plone.restapi.services.content.update import ContentPatch
from plone.restapi.services.email_notification.post import EmailNotificationPost
from plone.restapi.services.email_send.post import EmailSendPost
from plone.restapi.services.users.add import UsersPost
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.browser.interfaces import IBrowserView
from zope.browserresource.interfaces import IResource
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
# Pages of Plone for staff below /intranet and on records: what our own pages there are made with.
FORMS = {
    "view",
    "edit",
    "getVocabulary",
    "getSource",
    "plonejsi18n",
}
# Services of Plone for every account: one's own records are read, made and changed through them.
SERVICES = (ContentGet, FolderPost, ContentPatch, ContentDelete)
# Services of Plone that send mail in the name of the site, to whom and as often as anybody likes:
# for maintenance alone. People change their own password on a page.
MAILING = (EmailNotificationPost, EmailSendPost, UsersPost)


def api_for_members_only(event) -> None:
    """No service answers a visitor; some stock services ask for no permission at all."""
    site = getSite()
    if (
        IAPIRequest.providedBy(event.request)
        and site is not None
        and not getSecurityManager().checkPermission(USE_REST, site)
    ):
        raise Unauthorized("The REST API is open to accounts only")


def hidden_things_have_one_answer(event) -> None:
    """Whoever may not see an object gets for every address below it what its own address answers.

    Many views of Plone are public by themselves, and tell title, place or author of their object.

    :raises Unauthorized: the address leads through something hidden from the person.
    """
    request, user = event.request, getSecurityManager().getUser()
    if not IJingweiLayer.providedBy(request) or user.has_role("Manager"):
        return
    if hidden(request, user):
        raise Unauthorized("There is nothing here for you")


def listed_addresses_only(event) -> None:
    """Everybody gets our pages, and of Plone's those that are listed.

    Plone has hundreds of pages that show lists, names and settings to everybody; each would have
    to be watched, in every version. Visitors, firms and districts meet them nowhere, staff not
    below /intranet nor on records. Maintenance works with all of them.

    :raises NotFound: for any other page of Plone.
    :raises Unauthorized: for any other service, to who is no staff; for those that send mail.
    """
    request, user = event.request, getSecurityManager().getUser()
    if not IJingweiLayer.providedBy(request) or user.has_role("Manager"):
        return
    published = request.get("PUBLISHED")
    view = getattr(published, "__self__", published)
    if is_ours(view):
        return
    staff = STAFF in tokens_of(user.getId())
    if IService.providedBy(view):
        if isinstance(view, MAILING) or not (staff or isinstance(view, SERVICES)):
            raise Unauthorized("This service is not open to this account")
    elif IBrowserView.providedBy(view) and not _is_open(view, staff, request):
        raise NotFound(request["URL"])


def _is_open(view, staff: bool, request) -> bool:
    """Is a page of Plone open here?"""
    if view.__name__ in OPEN or isinstance(view, ImageScale):
        return True
    if not staff:
        return False
    if view.__name__ in FORMS or isinstance(view, DefaultAddView):
        return True
    records = IOfficeLayer.providedBy(request) or any(map(IRecord.providedBy, way_of(request)))
    return not records and not _for_everybody(view)


def _for_everybody(view) -> bool:
    """Would Plone show a page to visitors, too? Then it is part of no work of the staff, unless
    it is a script or a style that forms are made with.
    """
    if IResource.providedBy(view):
        return False
    roles = getRoles(view, None, view, None)
    return roles is None or "Anonymous" in roles
