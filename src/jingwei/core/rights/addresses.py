"""Addresses that Zope and Plone give away, taken back.

Methods of our content are no pages. Zope publishes every method that has a docstring:
``.../a-document/give_turn?tokens=me`` would run it for whoever may look at the document. Pages and
services are registered, with a permission; nothing else of ours has an address.

Views that fail whatever they are asked, or speak of a stock site, are taken out of sight.

An identifier leads only those to an object who may see it: Plone's own view tells everybody where
it lies.
"""

from Acquisition import aq_base
from persistent import Persistent
from plone import api
from plone.outputfilters.browser.resolveuid import ResolveUIDView
from Products.Five import BrowserView
from zExceptions import NotFound


OURS = "jingwei."


def methods_have_no_address(event) -> None:
    """Refuse a request that ended at a method of a stored object of ours."""
    method = event.request.get("PUBLISHED")
    function = getattr(method, "__func__", None)
    if (
        function is not None
        and function.__module__.startswith(OURS)
        and isinstance(aq_base(method.__self__), Persistent)
    ):
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
