"""Making the one Plone site of a Jingwei installation."""

from AccessControl.SecurityManagement import newSecurityManager
from plone.distribution.api.site import _create_site
from plone.registry.interfaces import IRegistry
from Testing.makerequest import makerequest
from zope.component import getUtility
from zope.component.hooks import setSite
from zope.globalrequest import setRequest


SITE_ID = "jingwei"
PROFILE = "profile-jingwei:default"
ANSWERS = {
    "site_id": SITE_ID,
    "title": "江城市经济委员会",
    "description": "",
    "default_language": "zh-cn",
    "portal_timezone": "Asia/Shanghai",
    "setup_content": False,
}

# The language is chosen by a link at the foot of every page and kept in a cookie: a browser set
# to English should not hide the Chinese words that colleagues talk about.
LANGUAGES = {
    "plone.available_languages": ["zh-cn", "en"],
    "plone.use_cookie_negotiation": True,
}


def make_site(app, request=None):
    """Create the site below the Zope root `app` and return it; the caller commits.

    It is complete with its machinery and fixed structure, but empty of people and records.
    """
    app = app if hasattr(app, "REQUEST") else makerequest(app)
    setRequest(app.REQUEST)
    _maintenance(app)
    site = _create_site(app, "classic", ANSWERS)
    setSite(site)
    registry = getUtility(IRegistry)
    for name, value in LANGUAGES.items():
        registry[name] = value
    site.portal_setup.runAllImportStepsFromProfile(PROFILE)
    return site


def _maintenance(app):
    """Act as Zope's maintenance account while the site is made."""
    user = app.acl_users.getUser("admin")
    newSecurityManager(None, user.__of__(app.acl_users))
