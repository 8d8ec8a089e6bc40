"""Putting our user folder plugins into a site and into Zope's root; again changes nothing.

Accounts and passwords stay as they are: stock hashes are replaced when their owners log in.
"""

from Acquisition import aq_base
from jingwei.core.accounts.rules import PasswordRules
from jingwei.core.accounts.sessions import COOKIE
from jingwei.core.accounts.sessions import INTERFACES
from jingwei.core.accounts.sessions import PLUGIN
from jingwei.core.accounts.sessions import Sessions
from jingwei.core.accounts.settings import IAccountSettings
from jingwei.core.accounts.users import Accounts
from plone.registry.interfaces import IRegistry
from plone.restapi.pas.plugin import JWTAuthenticationPlugin
from Products.PluggableAuthService.interfaces.plugins import IAuthenticationPlugin
from Products.PluggableAuthService.interfaces.plugins import ICredentialsUpdatePlugin
from Products.PluggableAuthService.interfaces.plugins import IExtractionPlugin
from Products.PluggableAuthService.interfaces.plugins import IValidationPlugin
from Products.PluggableAuthService.plugins.ZODBUserManager import ZODBUserManager
from zope.component import getUtility


TABLES = ("_user_passwords", "_login_to_userid", "_userid_to_login")
RULES = "password_rules"


def install_accounts(site) -> None:
    """Let our plugins try passwords, keep sessions and check new passwords."""
    getUtility(IRegistry).registerInterface(IAccountSettings)
    users = site.acl_users
    _take_over(users)
    _sessions(users, COOKIE)
    if "session" in users.objectIds():
        users.manage_delObjects(["session"])
    if RULES not in users.objectIds():
        users._setObject(RULES, PasswordRules(RULES))
    _only(users, IValidationPlugin, RULES)
    above = site.getPhysicalRoot().acl_users
    if hasattr(aq_base(above), "plugins"):
        _take_over(above)
        # Zope's own log-in cookie would carry the password itself.
        _sessions(above, "__ac_zope")
        _only(above, ICredentialsUpdatePlugin, PLUGIN)
    for folder in (users, above):
        _no_tokens(folder)


def _take_over(users) -> None:
    """Put ours in the place of each store of accounts: same name, same rank, same tables."""
    for name, old in users.objectItems():
        if not isinstance(aq_base(old), ZODBUserManager) or isinstance(aq_base(old), Accounts):
            continue
        new = Accounts(name, old.title)
        for table in TABLES:
            setattr(new, table, getattr(aq_base(old), table))
        users._setOb(name, new)
        users._objects = tuple(
            {**one, "meta_type": new.meta_type} if one["id"] == name else one
            for one in users._objects
        )


def _sessions(users, cookie: str) -> None:
    if PLUGIN not in users.objectIds():
        users._setObject(PLUGIN, Sessions(PLUGIN, cookie=cookie))
    for interface in INTERFACES:
        if PLUGIN not in users.plugins.listPluginIds(interface):
            users.plugins.activatePlugin(interface, PLUGIN)


def _no_tokens(users) -> None:
    """Tokens of plone.restapi outlive log-out and a new password, so nobody gets or uses any."""
    for name in users.objectIds(JWTAuthenticationPlugin.meta_type):
        for interface in (IAuthenticationPlugin, IExtractionPlugin):
            if name in users.plugins.listPluginIds(interface):
                users.plugins.deactivatePlugin(interface, name)


def _only(users, interface, name: str) -> None:
    """Let one plugin alone serve an interface."""
    for other in users.plugins.listPluginIds(interface):
        if other != name:
            users.plugins.deactivatePlugin(interface, other)
    if name not in users.plugins.listPluginIds(interface):
        users.plugins.activatePlugin(interface, name)
