"""What the pages of the public site share."""

from jingwei import _
from jingwei.core.attachments.api import size
from plone import api
from Products.Five import BrowserView
from zope.i18nmessageid import Message


KINDS = {
    "Document": _("Page"),
    "News Item": _("News item"),
    "File": _("File"),
    "Image": _("Picture"),
    "Link": _("Link"),
    "PolicyDocument": _("Policy document"),
    "PublicAnswer": _("Answer to an inquiry"),
}
VALIDITY_CHIPS = {
    "valid": "chip ok",
    "amended": "chip soon",
    "abolished": "chip done",
    "revoked": "chip done",
}


class PublicPage(BrowserView):
    """Base of public pages: meta tags and a few words for the templates."""

    chips = VALIDITY_CHIPS

    def meta(self) -> list[dict]:
        """Meta tags of the page (handbook §5.4); none by default."""
        return []

    def organ(self) -> str:
        """The name of the site is the name of the organ."""
        return api.portal.get().title

    def size(self, count: int) -> Message | str:
        """File size in words."""
        return size(count)


def tags(**values: str) -> list[dict]:
    """Meta tags as plain data; empty values give none."""
    return [{"name": name, "content": value} for name, value in values.items() if value]


def article_tags(title: str, published: str, source: str, summary: str, url: str) -> list[dict]:
    """Tags of a page with content; `published` is ``2026-01-12 09:30``."""
    return tags(
        ArticleTitle=title,
        PubDate=published,
        ContentSource=source,
        Description=summary,
        Url=url,
    )
