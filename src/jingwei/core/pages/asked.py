"""Who asked for what; also in a request that was refused before anybody was let in."""

from AccessControl import getSecurityManager
from jingwei.core.organisation import api as organisation
from jingwei.core.pages.layers import IOfficeLayer
from plone import api
from plone.rest.traverse import RESTWrapper
from Products.CMFCore.interfaces import IContentish


def object_of(request):
    """The content that was asked for, without the views and services around it."""
    for parent in request.get("PARENTS", ()):
        obj = parent.context if isinstance(parent, RESTWrapper) else parent
        if IContentish.providedBy(obj):
            return obj
    return api.portal.get()


def person_of(request):
    """The user who sent the request; None for visitors.

    When traversal ends in a refusal, nobody is logged in as far as the security manager knows:
    the user folder drops a user who may not call the page. So the folders are asked again.
    """
    user = getSecurityManager().getUser()
    if user.getId():
        return user
    site = api.portal.get()
    for folder in (site.acl_users, site.getPhysicalRoot().acl_users):
        extract = getattr(folder, "_extractUserIds", None)
        for user_id, _login in extract(request, folder.plugins) if extract else ():
            found = folder.getUserById(user_id)
            if found is not None:
                return found.__of__(folder)
    return None


def in_office(request) -> bool:
    """Was something at or below /intranet asked for, whether it exists or not?"""
    return IOfficeLayer.providedBy(request)


def is_staff(user) -> bool:
    """Does a user hold any post? Maintenance counts as staff: it works on the site itself."""
    if user is None:
        return False
    return organisation.STAFF in organisation.tokens_of(user.getId()) or user.has_role("Manager")
