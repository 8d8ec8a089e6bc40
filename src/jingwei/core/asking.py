"""Who sent a request, and what it leads through; also one that was refused before anybody was let
in.
"""

from AccessControl import getSecurityManager
from AccessControl.SpecialUsers import nobody
from collections.abc import Iterator
from plone.rest.traverse import RESTWrapper
from Products.CMFCore.interfaces import IContentish
from zope.component.hooks import getSite


def person_of(request):
    """The user who sent the request; None for visitors.

    When traversal ends in a refusal, nobody is logged in as far as the security manager knows:
    the user folder drops a user who may not call the page. So the folders are asked again.
    """
    user = getSecurityManager().getUser()
    site = getSite()
    if user.getId() or site is None:
        return user if user.getId() else None
    for folder in (site.acl_users, site.getPhysicalRoot().acl_users):
        extract = getattr(folder, "_extractUserIds", None)
        for user_id, _login in extract(request, folder.plugins) if extract else ():
            found = folder.getUserById(user_id)
            if found is not None:
                return found.__of__(folder)
    return None


def way_of(request) -> Iterator:
    """Yield the content that the address leads through, innermost first."""
    # Where no view answers, Zope has taken the object itself out of its parents.
    for parent in (request.get("PUBLISHED"), *request.get("PARENTS", ())):
        obj = parent.context if isinstance(parent, RESTWrapper) else parent
        if IContentish.providedBy(obj):
            yield obj


def hidden(request, user) -> bool:
    """Does the address lead through anything that the person (None: a visitor) may not see?

    All of it is asked for, not the end alone: an address may borrow what lies elsewhere.
    """
    may = (user or nobody).has_permission
    return not all(may("View", obj) for obj in way_of(request))
