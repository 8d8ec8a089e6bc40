"""A site that was made before gets the same user folder, with its accounts as they are."""

from jingwei.core.accounts.install import install_accounts
from jingwei.core.accounts.users import Accounts
from plone.restapi.setuphandlers import install_pas_plugin
from plone.session.plugins.session import manage_addSessionPlugin
from Products.PlonePAS.plugins.user import UserManager
from Products.PluggableAuthService.interfaces.plugins import IAuthenticationPlugin
from Products.PluggableAuthService.interfaces.plugins import IExtractionPlugin
from Products.PluggableAuthService.plugins.ZODBUserManager import ZODBUserManager

import pytest
import requests
import transaction


@pytest.fixture
def old_site(site):
    """The site with the plugins that Plone and Zope bring along; hashes as Plone makes them."""
    with site.open(user="admin") as portal:
        for users, kind in (
            (portal.acl_users, UserManager),
            (portal.getPhysicalRoot().acl_users, ZODBUserManager),
        ):
            users.manage_delObjects(["sessions"])
            for name, ours in users.objectItems(Accounts.meta_type):
                stock = kind(name)
                for user_id, login in ours._userid_to_login.items():
                    stock.addUser(user_id, login, site.password)
                users._setOb(name, stock)
        manage_addSessionPlugin(portal.acl_users, "session")
        for interface in (IAuthenticationPlugin, IExtractionPlugin):
            portal.acl_users.plugins.activatePlugin(interface, "session")
        transaction.commit()
    return site


def upgrade(site) -> list:
    """Run the step, and return what the user folders are made of."""
    with site.open(user="admin") as portal:
        install_accounts(portal)
        transaction.commit()
        return [
            (users.objectIds(), users.plugins.listPluginIds(interface))
            for users in (portal.acl_users, portal.getPhysicalRoot().acl_users)
            for interface in (IAuthenticationPlugin, IExtractionPlugin)
        ]


def test_everybody_logs_in_as_before_and_hashes_are_replaced(old_site, form, basic):
    upgrade(old_site)
    for account in ("clerk", "firm1", "admin"):
        assert form(account)[0].status_code == 302
        assert basic(account, old_site.password, "/change-password").status_code == 200
    with old_site.open() as portal:
        kept = portal.acl_users.source_users._user_passwords
        assert kept["clerk"].startswith(b"{BCRYPT}")
        assert kept["leader"].startswith(b"{SSHA}")


def test_a_second_run_changes_nothing(site):
    assert upgrade(site) == upgrade(site)


def test_tries_are_counted_and_log_out_works_afterwards(old_site, form, basic, url):
    upgrade(old_site)
    _answer, session = form("head")
    kept = session.cookies["__ac"]
    session.get(f"{url}/logout", allow_redirects=False, timeout=30)
    answer = session.get(
        f"{url}/intranet", cookies={"__ac": kept}, allow_redirects=False, timeout=30
    )
    assert answer.status_code == 302
    for _n in range(5):
        basic("head", "wrong")
    assert basic("head", old_site.password).status_code == 429


def test_tokens_that_no_log_out_ends_open_nothing(site, url):
    with site.open(user="admin") as portal:
        install_pas_plugin(portal)
        token = portal.acl_users.jwt_auth.create_token("clerk")
        transaction.commit()
    call = {"headers": {"Authorization": f"Bearer {token}", "Accept": "application/json"}}
    address = f"{url}/++api++/@search"
    assert requests.get(address, timeout=30, **call).status_code == 200
    upgrade(site)
    assert requests.get(address, timeout=30, **call).status_code == 401
    body = {"login": "clerk", "password": site.password}
    for auth in (None, ("clerk", site.password)):
        answer = requests.post(f"{url}/++api++/@login", json=body, auth=auth, timeout=30)
        assert answer.status_code in (401, 501) and "token" not in answer.json()
