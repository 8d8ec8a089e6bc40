"""From whom mail comes, and how its links begin; what is not set up sends no mail."""

from email.utils import formataddr
from plone import api
from plone.base.interfaces.controlpanel import IMailSchema
from plone.registry.interfaces import IRegistry
from zope.component import getUtility

import os


# Address of the site as the staff type it, such as https://office.example.gov.cn/jingwei.
ADDRESS = "JINGWEI_ADDRESS"
PUBLIC_ADDRESS = "JINGWEI_PUBLIC_ADDRESS"


def sender() -> str:
    """Plain address that mail comes from; "" if mail is not set up in Plone."""
    return (_mail().email_from_address or "").strip()


def sender_with_name() -> str:
    """The same with the name of the organ."""
    return formataddr((_mail().email_from_name or api.portal.get().Title(), sender()))


def site_address(site_id: str = "") -> str:
    """How links in mails begin, without a slash at the end.

    :param site_id: of a site that is not made yet.
    """
    port = os.environ.get("PORT") or "8080"
    default = f"http://localhost:{port}/{site_id or api.portal.get().getId()}"
    return os.environ.get(ADDRESS, default).rstrip("/")


def public_address(site_id: str = "") -> str:
    """The same as the public types it, who may come by another way than the staff.

    :param site_id: see `site_address`.
    """
    return (os.environ.get(PUBLIC_ADDRESS) or site_address(site_id)).rstrip("/")


def _mail():
    return getUtility(IRegistry).forInterface(IMailSchema, prefix="plone", check=False)
