"""Request layers: which house a request is in."""

from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IJingweiLayer(IDefaultBrowserLayer):
    """Every request to our site."""


class IOfficeLayer(IJingweiLayer):
    """Requests below /intranet; set by the class of the office root."""
