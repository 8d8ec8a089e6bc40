"""Who sent a request; also one that was refused before anybody was let in."""

from AccessControl import getSecurityManager
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
