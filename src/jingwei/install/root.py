"""The root of Zope has nothing to show but the way to the one site."""

from jingwei.install.site import SITE_ID
from Products.Five.browser import BrowserView


class ToTheSite(BrowserView):
    """Send visitors on; the address stays relative, so that no Host header is echoed."""

    def __call__(self):
        self.request.response.redirect(f"/{SITE_ID}")
