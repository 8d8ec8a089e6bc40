"""Pictures in the text of a document: attachments of it, which the text names by their UID."""

from collections.abc import Iterable
from plone.uuid.interfaces import IUUID

import re


TAG = re.compile(r"<img\b[^>]*>", re.I)
SOURCE = re.compile(r'(\bsrc=")[^"]*resolveuid/([0-9a-f]{32})[^"]*(")')
# The editor, pages and programs find the content below the UID.
ADDRESS = "resolveuid/{}/@@display-file/file"


def pictured(document, html: str) -> dict[str, object]:
    """UID -> attachment of `document`, of those that `html` shows; one that it has lost, and
    one of another record, is none.
    """
    named = {found[2] for tag in TAG.findall(html) if (found := SOURCE.search(tag))}
    own = {IUUID(one): one for one in document.objectValues()} if named else {}
    return {uid: one for uid, one in own.items() if uid in named}


def shown(document, html: str) -> str:
    """`html` with the whole addresses of its pictures, wherever it is shown."""
    found = pictured(document, html)

    def address(source: re.Match) -> str:
        attachment = found.get(source[2])
        if attachment is None:
            return source[0]
        return f"{source[1]}{attachment.absolute_url()}/@@display-file/file{source[3]}"

    return TAG.sub(lambda tag: SOURCE.sub(address, tag[0]), html) if found else html


def beside_text(document, html: str) -> Iterable:
    """The attachments that are no pictures of the text."""
    inside = {one.getId() for one in pictured(document, html).values()}
    return [one for one in document.objectValues() if one.getId() not in inside]
