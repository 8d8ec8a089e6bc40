"""What people and all staff together are called."""

from jingwei import _
from plone import api
from zope.globalrequest import getRequest
from zope.i18n import translate


class _Account:
    """Just enough of a user to ask for properties; waking the real one costs 50 times more."""

    def __init__(self, user_id: str):
        self.user_id = user_id

    def getId(self) -> str:
        return self.user_id


def full_name(user_id: str) -> str:
    """The account's full name, "" if it has none."""
    properties = api.portal.get_tool("acl_users").mutable_properties
    return properties.getPropertiesForUser(_Account(user_id)).getProperty("fullname", "")


def staff_title() -> str:
    """All staff, in the language of the request."""
    return translate(_("All staff"), context=getRequest())
