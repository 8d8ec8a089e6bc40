"""Ids that mean something already: whatever bore one would stand in front of a page or a setting.

What lies in a container comes before the views of the container: a text called ``track`` would
take the page for tracking down, a file called ``act`` all steps of its document.
"""

from Acquisition import aq_base
from Acquisition import aq_parent
from jingwei.core.filing.exc import AddressIsTaken
from jingwei.core.pages.layers import IOfficeLayer
from plone import api
from plone.browserlayer.utils import registered_layers
from plone.dexterity.interfaces import IDexterityContainer
from Products.CMFCore.interfaces import IContentish
from zope.component import getGlobalSiteManager
from zope.interface import Interface
from zope.interface import providedBy
from zope.interface.declarations import Declaration
from zope.publisher.interfaces.browser import IDefaultBrowserLayer


# How names of views, services and namespaces of traversal begin.
SIGNS = ("@", "+", "_")


def refuse(obj, event) -> None:
    """Let nothing into a container under a name that means something there, in whatever way.

    :raises AddressIsTaken: for such a name.
    """
    container = event.newParent
    if event.object is not obj and aq_base(event.object) is not aq_base(obj):
        # It moves along with what it lies in, and keeps its place there.
        return
    if IDexterityContainer.providedBy(container) and taken(container, event.newName):
        raise AddressIsTaken(errors=[{"field": "id", "message": AddressIsTaken.default}])


def taken(container, name: str) -> bool:
    """Is `name` one of an attribute, view, service or tool, seen from `container`?"""
    if name.startswith(SIGNS):
        return True
    if container.has_key(name):
        # The container itself refuses a second one.
        return False
    fti = container.getTypeInfo()
    return (
        hasattr(type(aq_base(container)), name)
        or hasattr(aq_base(container), name)
        or (fti is not None and name in fti.getMethodAliases())
        or _is_view(container, name)
        or _is_tool(name)
    )


def _is_view(container, name: str) -> bool:
    """Would the name lead to a view, in one of the layers that requests here may have?"""
    layers = Declaration(IOfficeLayer, *registered_layers(), IDefaultBrowserLayer)
    registry = getGlobalSiteManager().adapters
    return registry.lookup((providedBy(container), layers), Interface, name) is not None


def _is_tool(name: str) -> bool:
    """Does something that is no content bear the name above, for all who look it up from here?"""
    portal = api.portal.get()
    found = (getattr(aq_base(above), name, None) for above in (portal, aq_parent(portal)))
    return any(one is not None and not IContentish.providedBy(one) for one in found)
