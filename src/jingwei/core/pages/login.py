"""The log-in: our page around Plone's form, and where it leads."""

from jingwei.core.accounts import api as accounts
from jingwei.core.pages import asked
from plone import api
from plone.base import PloneMessageFactory as _plone
from Products.CMFPlone.browser.login.login import LoginForm
from urllib.parse import quote
from urllib.parse import unquote
from urllib.parse import urlsplit
from z3c.form import button
from zope.i18n import translate


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
    """Plone's form; afterwards people find themselves where they work, others where they were."""

    @button.buttonAndHandler(_plone("Log in"), name="login")
    def log_in(self, action):
        """Let the person in, or say how long no password will be looked at."""
        wait = accounts.wait(self.request)
        if wait is None or not api.user.is_anonymous():
            LoginForm.handleLogin(self, action)
            return
        self.status = translate(wait, context=self.request)
        response = self.request.response
        response.setHeader("Retry-After", str(accounts.seconds(self.request)))
        if accounts.is_refused(self.request):
            response.setStatus(429)

    def _post_login(self):
        """What Plone does after a log-in; and an old hash of the password is replaced."""
        form = self.request.form
        if self.request.method == "POST" and form.get("__ac_password"):
            accounts.hash_anew(form.get("__ac_name", ""), form["__ac_password"])
        return super()._post_login()

    def redirect_after_login(self, came_from=None, is_initial_login=False):
        """Lead to the page that asked for the log-in, else to where the person works."""
        portal = api.portal.get()
        url = portal.absolute_url()
        if came_from and api.portal.get_tool("portal_url").isURLInPortal(came_from):
            target = came_from
        else:
            target = f"{url}/{asked.house_of(api.user.get_current())}".rstrip("/")
        self.request.response.redirect(target)
