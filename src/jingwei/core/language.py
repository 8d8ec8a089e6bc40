"""Words that are stored: in the site's language, whoever caused them to be written."""

from plone import api
from zope.i18n import translate
from zope.i18nmessageid import Message


def in_site_language(message: Message) -> str:
    """Translate `message` into the language of the site, not that of the present request."""
    # Plone says zh-cn, the catalogs of messages are called zh_CN.
    language, _, region = api.portal.get_default_language().partition("-")
    return translate(
        message, target_language=f"{language}_{region.upper()}" if region else language
    )
