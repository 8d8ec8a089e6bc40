"""The PAS plugin that keeps accounts and their passwords, and through which all are tried.

It is Plone's, and has its place and name in the user folder, but for what is kept of a password
and for how it is tried.
"""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from BTrees.OOBTree import OOBTree
from jingwei.core.accounts import hashing
from jingwei.core.accounts import rules
from jingwei.core.accounts import throttle
from jingwei.core.accounts import verified
from jingwei.core.accounts.attempts import attempt
from jingwei.core.accounts.settings import setting
from Products.PlonePAS.plugins.user import UserManager
from Products.PluggableAuthService.events import CredentialsUpdated
from zope.event import notify
from zope.globalrequest import getRequest

import secrets


FORM = "credentials_cookie_auth"


class Accounts(UserManager):
    """Accounts with slow hashes.

    * `stamps`: user id -> a word that is new with every password, also with that of an account
      which is made anew; sessions begun under another word are over.
    """

    meta_type = "Accounts with slow hashes"
    security = ClassSecurityInfo()

    def __init__(self, id, title=None):
        super().__init__(id, title)
        self.stamps = OOBTree()

    # Keeping

    @security.private
    def addUser(self, user_id, login_name, password):
        """Make an account; what is given is always a password, whatever it looks like.

        :raises KeyError: the id or name is taken.
        """
        if user_id in self._user_passwords or login_name in self._login_to_userid:
            raise KeyError(f"Duplicate account: {user_id} {login_name}")
        self._keep(user_id, password)
        self._login_to_userid[login_name] = user_id
        self._userid_to_login[user_id] = login_name

    @security.private
    def updateUserPassword(self, user_id, password):
        """Set a password.

        :raises KeyError: no such account.
        """
        if user_id not in self._user_passwords:
            raise KeyError(user_id)
        self._keep(user_id, password)

    @security.private
    def doChangeUser(self, principal_id, password):
        """Change a password; other sessions of the account are over.

        :raises RuntimeError: no such account; the user folder asks the next plugin.
        :raises BadRequest: the password is too simple.
        """
        if principal_id not in self._user_passwords:
            raise RuntimeError(f"User does not exist: {principal_id}")
        rules.require(password, self._userid_to_login.get(principal_id, principal_id))
        self._keep(principal_id, password)
        user = self._getPAS().getUserById(principal_id)
        if user is not None:
            notify(CredentialsUpdated(user, password))

    @security.private
    def removeUser(self, user_id):
        """Forget an account."""
        super().removeUser(user_id)
        self.stamps.pop(user_id, None)

    def _keep(self, user_id: str, password: str) -> None:
        self._user_passwords[user_id] = hashing.make(password, setting("password_cost"))
        self.stamps[user_id] = secrets.token_urlsafe(12)

    def _pw_encrypt(self, password):
        return hashing.make(password, setting("password_cost"))

    @security.private
    def stamp(self, user_id: str) -> str:
        """What sessions of the account are bound to; "" until its password is set anew."""
        return self.stamps.get(user_id, "")

    @security.private
    def hash_anew(self, login: str, password: str) -> None:
        """Keep a password that was found right as a new one would be kept; sessions go on."""
        user_id = self._login_to_userid.get(login)
        stored = self._user_passwords.get(user_id, b"") if user_id else b""
        if stored and not hashing.is_current(stored, setting("password_cost")):
            self._user_passwords[user_id] = hashing.make(password, setting("password_cost"))

    @security.private
    def has_password(self, user_id: str, text: str) -> bool:
        """Is `text` the password of an account? Counts as no log-in: ask rarely, see `throttle`."""
        stored = self._user_passwords.get(user_id)
        return bool(stored) and hashing.fits(stored, text, setting("password_cost"))

    # Trying

    @security.private
    def authenticateCredentials(self, credentials):
        """(user id, name) of whose password it is; None if it is nobody's or may not be tried."""
        login, password = credentials.get("login"), credentials.get("password")
        if isinstance(password, bytes):
            password = password.decode("utf-8", "replace")
        if not (isinstance(login, str) and isinstance(password, str) and login):
            return None
        request = getRequest()
        by_form = credentials.get("extractor") == FORM
        if by_form and (request is None or request.method != "POST"):
            # A password in an address is kept in logs and histories.
            return None
        user_id = self._login_to_userid.get(login)
        if user_id is None and self._is_above(login):
            return None
        tried = attempt(request, login, password)
        place = "/".join(self.getPhysicalPath())
        if place not in tried.answers:
            tried.answers[place] = self._is_right(tried, user_id, password)
        return (user_id, login) if tried.answers[place] else None

    def _is_right(self, tried, user_id: str | None, password: str) -> bool:
        """Try a password of an account; without an account it takes as long."""
        stored = self._user_passwords.get(user_id) if user_id else None
        login, address = tried.login, tried.address
        if stored and verified.knows(login, address, password, stored):
            wrong = throttle.wrong(login, address)
            if wrong < throttle.IN_A_ROW:
                if wrong:
                    throttle.was_right(login, address)
                return True
        first = tried.verdict is None
        if not tried.count():
            return False
        if not stored:
            if first:
                hashing.spend(password, setting("password_cost"))
            return False
        right = hashing.fits(stored, password, setting("password_cost"))
        if right:
            throttle.was_right(login, address)
            verified.remember(login, address, password, stored)
        return right

    def _is_above(self, login: str) -> bool:
        """Is it an account of Zope's own user folder, which is asked after ours?"""
        above = self.getPhysicalRoot()._getOb("acl_users", None)
        if above is None or aq_base(above) is aq_base(aq_parent(aq_inner(self))):
            return False
        return any(
            isinstance(aq_base(plugin), Accounts) and login in plugin._login_to_userid
            for plugin in above.objectValues()
        )


InitializeClass(Accounts)
