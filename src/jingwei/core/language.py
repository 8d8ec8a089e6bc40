"""The language of words: a reader's own for what is shown, the site's for what is stored."""

from collections.abc import Iterable
from functools import lru_cache
from plone import api
from zope.i18n import translate
from zope.i18n.interfaces import INegotiator
from zope.i18n.interfaces import IUserPreferredLanguages
from zope.i18n.negotiator import normalize_langs
from zope.i18nmessageid import Message
from zope.interface import implementer


@implementer(INegotiator)
class Negotiator:
    """Chooses a language as zope.i18n does.

    A page has some hundred messages, and zope.i18n brings the names of all languages into their
    normal form for every one of them, which takes as long as the translation itself.
    """

    def getLanguage(self, langs: Iterable[str], env) -> str | None:
        """The first of the reader's languages that there is among `langs`, or None."""
        known = _by_normal_name(tuple(langs))
        for wanted in IUserPreferredLanguages(env).getPreferredLanguages():
            general = wanted.partition("-")[0]
            if wanted in known or general in known:
                return known.get(wanted) or known[general]
        return None


_by_normal_name = lru_cache(maxsize=64)(normalize_langs)


def in_site_language(message: Message) -> str:
    """Translate `message` into the language of the site, not that of the present request."""
    # Plone says zh-cn, the catalogs of messages are called zh_CN.
    language, _, region = api.portal.get_default_language().partition("-")
    return translate(
        message, target_language=f"{language}_{region.upper()}" if region else language
    )
