"""Pictures in the text of a record: attachments of it, which the text names by their UID, or by
their address if a program has written it.
"""

from collections.abc import Callable
from collections.abc import Iterable
from plone.uuid.interfaces import IUUID
from urllib.parse import unquote
from urllib.parse import urlsplit

import re


TAG = re.compile(r"<img\b[^>]*>", re.I)
SOURCE = re.compile(r'(\bsrc=")([^"]*)(")')
# The editor, pages and programs find the content below the UID.
BY_UID = "resolveuid"
ADDRESS = f"{BY_UID}/{{}}/@@display-file/file"


def pictured(document, html: str) -> dict[str, object]:
    """UID -> attachment of `document`, of those that `html` shows; one that it has lost, and
    one of another record, is none.
    """
    sources = {found[2] for tag in TAG.findall(html) if (found := SOURCE.search(tag))}
    found = (attachment_at(document, source) for source in sources)
    return {IUUID(one): one for one in found if one is not None}


def attachment_at(document, source: str):
    """The attachment of `document` that the address of a picture leads to, None if it is none."""
    parts = unquote(urlsplit(source).path).split("/")
    own = document.getId()
    below = parts[parts.index(own) + 1 :] if own in parts else parts
    uid = parts[parts.index(BY_UID) + 1 :][:1] if BY_UID in parts else []
    for one in document.objectValues():
        if [one.getId()] == below[:1] or [IUUID(one)] == uid:
            return one
    return None


def shown(document, html: str) -> str:
    """`html` with the whole addresses of its pictures, wherever it is shown."""
    return _addressed(document, html, lambda one: f"{one.absolute_url()}/@@display-file/file")


def by_uid(document, html: str) -> str:
    """`html` with its pictures named by their UID."""
    return _addressed(document, html, lambda one: ADDRESS.format(IUUID(one)))


def _addressed(document, html: str, address: Callable) -> str:
    def written(source: re.Match) -> str:
        found = attachment_at(document, source[2])
        return source[0] if found is None else f"{source[1]}{address(found)}{source[3]}"

    return TAG.sub(lambda tag: SOURCE.sub(written, tag[0]), html)


def beside_text(document, html: str) -> Iterable:
    """The attachments that are no pictures of the text."""
    inside = {one.getId() for one in pictured(document, html).values()}
    return [one for one in document.objectValues() if one.getId() not in inside]
