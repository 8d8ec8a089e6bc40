"""The log-in: our page around Plone's form, and where it leads."""

from jingwei.core.pages import asked
from plone import api
from Products.CMFPlone.browser.login.login import LoginForm
from urllib.parse import quote
from urllib.parse import unquote
from urllib.parse import urlsplit


def address(request) -> str:
    """Address of the log-in that leads back to the page that was asked for.

    Only the path goes along: the log-in never leads to another host. A form that was sent after
    the session had ended leads back to the empty form; the browser has kept what was typed.
    """
    portal_url = api.portal.get().absolute_url()
    here = unquote(urlsplit(request.get("ACTUAL_URL", "")).path)
    if request.get("REQUEST_METHOD") == "GET" and request.get("QUERY_STRING"):
        here = f"{here}?{request['QUERY_STRING']}"
    return f"{portal_url}/login?came_from={quote(here)}"


class Login(LoginForm):
    """Plone's form; afterwards staff find themselves in the office, others where they were."""

    def redirect_after_login(self, came_from=None, is_initial_login=False):
        """Lead to the page that asked for the log-in, else to where the person works."""
        portal = api.portal.get()
        url = portal.absolute_url()
        if came_from and api.portal.get_tool("portal_url").isURLInPortal(came_from):
            target = came_from
        elif asked.is_staff(api.user.get_current()):
            target = f"{url}/intranet"
        else:
            target = url
        self.request.response.redirect(target)
