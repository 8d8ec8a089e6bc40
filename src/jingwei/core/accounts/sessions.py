"""The PAS plugin of log-in cookies: in place of Plone's, whose tickets outlive log-out.

A session ends with its log-out, with a change of the password, after some time without a request
and after a day's work. Only ended ones are remembered, in the store beside the database; so no
request of a person writes anything.
"""

from AccessControl import ClassSecurityInfo
from AccessControl import getSecurityManager
from AccessControl.class_init import InitializeClass
from jingwei.core.accounts import tickets
from jingwei.core.accounts.tickets import Session
from jingwei.core.accounts.users import Accounts
from jingwei.core.audit import api as audit
from Products.PluggableAuthService.interfaces.plugins import IAuthenticationPlugin
from Products.PluggableAuthService.interfaces.plugins import ICredentialsResetPlugin
from Products.PluggableAuthService.interfaces.plugins import ICredentialsUpdatePlugin
from Products.PluggableAuthService.interfaces.plugins import IExtractionPlugin
from Products.PluggableAuthService.plugins.BasePlugin import BasePlugin
from zope.interface import implementer

import secrets


PLUGIN = "sessions"
# Name of the cookie of the site's own accounts.
COOKIE = "__ac"
INTERFACES = (
    IAuthenticationPlugin,
    ICredentialsResetPlugin,
    ICredentialsUpdatePlugin,
    IExtractionPlugin,
)
# Where a request keeps the session it came with, and the plugin that knows it.
KEY = "jingwei.accounts.session"
# No session is older than this.
WEEK = 7 * 86400


@implementer(*INTERFACES)
class Sessions(BasePlugin):
    """Log-in cookies that end.

    * `cookie`: its name; that of Zope's own accounts differs from that of the site's.
    """

    meta_type = "Sessions that end"
    security = ClassSecurityInfo()

    def __init__(self, id=PLUGIN, title=None, cookie=COOKIE):
        self._setId(id)
        self.title = title
        self.cookie = cookie

    @security.private
    def extractCredentials(self, request):
        """{"session": cookie}, or {}."""
        cookie = request.cookies.get(self.cookie)
        return {"session": cookie} if cookie else {}

    @security.private
    def authenticateCredentials(self, credentials):
        """(user id, name) of the person whose session it is, None if there is none or it ended."""
        cookie = credentials.get("session")
        if credentials.get("extractor") != self.getId() or not cookie:
            return None
        session = tickets.read(cookie, self._stamp)
        if session is None or audit.marked(_ended(session.id)):
            return None
        users = self._getPAS()
        found = users._verifyUser(users.plugins, user_id=session.user_id)
        if found is None:
            return None
        self.REQUEST.other[KEY] = (session, self)
        return found["id"], found["login"]

    @security.private
    def updateCredentials(self, request, response, login, new_password):
        """Begin a session for the person who has just given their password.

        Who sets another person's password goes on as oneself, and a visitor stays one.
        """
        users = self._getPAS()
        found = users._verifyUser(users.plugins, login=login)
        if found is None or found["id"] != getSecurityManager().getUser().getId():
            return
        self._end(request)
        self.begin(found["id"], response)

    @security.private
    def resetCredentials(self, request, response):
        """End the session; the person's other ones go on.

        The site's user folder is asked also when one of Zope's own accounts leaves.
        """
        _session, other = request.other.get(KEY, (None, self))
        for plugin in {self.cookie: self, other.cookie: other}.values():
            plugin._end(request)
            response.expireCookie(plugin.cookie, path="/")

    @security.private
    def begin(self, user_id: str, response) -> None:
        """Give out the cookie of a new session."""
        now = tickets.now()
        session = Session(user_id, secrets.token_urlsafe(12), begun=now, seen=now)
        self.give(session, response)

    @security.private
    def give(self, session: Session, response) -> None:
        """Give out the cookie of a session; `cookies` sets its flags."""
        ticket = tickets.write(session, self._stamp(session.user_id))
        response.setCookie(self.cookie, ticket, path="/")

    def _end(self, request) -> None:
        session = tickets.read(request.cookies.get(self.cookie) or "", self._stamp)
        if session is not None:
            audit.mark(_ended(session.id), WEEK)

    def _stamp(self, user_id: str) -> str:
        stamps = (one.stamp(user_id) for one in self._getPAS().objectValues(Accounts.meta_type))
        return next(filter(None, stamps), "")


InitializeClass(Sessions)


def _ended(session_id: str) -> str:
    return f"session.ended:{session_id}"
