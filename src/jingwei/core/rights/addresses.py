"""Addresses that Zope and Plone give away, taken back.

Stored objects have no methods for the outside. Zope publishes every method that has a docstring:
``.../a-document/manage_FTPget`` would tell every field to whoever may look at the document, and a
tool would tell its own. Pages and services are registered, with a permission; nothing else has an
address, neither of ours nor of Plone's.

Views that fail whatever they are asked, or speak of a stock site, are taken out of sight.

An identifier leads only those to an object who may see it: Plone's own view tells everybody where
it lies.
"""

from AccessControl import getSecurityManager
from Acquisition import aq_base
from persistent import Persistent
from plone import api
from plone.outputfilters.browser.resolveuid import ResolveUIDView
from Products.Five import BrowserView
from zExceptions import NotFound


OURS = "jingwei."


def is_ours(view) -> bool:
    """Is a view or service of ours, or one of Plone's that we made ours?"""
    return any(base.__module__.startswith(OURS) for base in type(view).__mro__)


def stored_objects_have_no_methods(event) -> None:
    """Refuse a request that ended at a stored object or at a method of one.

    :raises NotFound: for everybody; maintenance works in Zope's own pages, but not with ours.
    """
    published = event.request.get("PUBLISHED")
    owner = getattr(published, "__self__", published)
    if not isinstance(aq_base(owner), Persistent):
        return
    function = getattr(published, "__func__", None)
    ours = function is not None and function.__module__.startswith(OURS)
    if ours or not getSecurityManager().getUser().has_role("Manager"):
        raise NotFound(event.request["URL"])


class ByIdentifier(ResolveUIDView):
    """``resolveuid/<UID>`` for those who find the object in the catalog."""

    def __call__(self) -> str:
        """Lead to the object, or say that there is nothing.

        :raises NotFound: no such object, or hidden from the present person.
        """
        catalog = api.portal.get_tool("portal_catalog")
        if self.uuid is None or not catalog(UID=self.uuid):
            raise NotFound(self.request["URL"])
        return super().__call__()


class Nothing(BrowserView):
    """In place of a view of Plone that fails, or that speaks of another site than ours."""

    def __call__(self):
        """Say that there is nothing.

        :raises NotFound: always.
        """
        raise NotFound(self.request["URL"])
