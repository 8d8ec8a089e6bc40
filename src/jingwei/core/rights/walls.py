"""Whole parts of the site are shut at once, whatever a view or service asks for."""

from AccessControl import getSecurityManager
from plone.rest.interfaces import IAPIRequest
from zExceptions import Unauthorized
from zope.component.hooks import getSite


USE_REST = "plone.restapi: Use REST API"


def api_for_members_only(event) -> None:
    """No service answers a visitor; some stock services ask for no permission at all."""
    site = getSite()
    if (
        IAPIRequest.providedBy(event.request)
        and site is not None
        and not getSecurityManager().checkPermission(USE_REST, site)
    ):
        raise Unauthorized("The REST API is open to accounts only")
