"""Telling people something: a notice in the site at once, a mail as each of them has chosen."""

from collections.abc import Collection
from collections.abc import Iterable
from itertools import islice
from jingwei.core.organisation import api as organisation
from jingwei.core.organisation.tokens import DISTRICT
from jingwei.core.outbox.content import book
from jingwei.core.outbox.content import DIGEST
from jingwei.core.outbox.content import EACH
from jingwei.core.outbox.content import MODES
from jingwei.core.outbox.content import Notice
from jingwei.core.outbox.settings import public_address
from jingwei.core.outbox.settings import sender
from jingwei.core.outbox.settings import site_address
from jingwei.core.rights import ALL
from jingwei.core.rights import clear_role_memo
from jingwei.core.rights import withheld
from plone import api
from plone.uuid.interfaces import IUUID
from zope.component.hooks import getSite
from zope.i18nmessageid import Message


__all__ = [
    "MODES",
    "mode",
    "public_address",
    "read",
    "set_mode",
    "settle",
    "site_address",
    "tell",
    "told",
    "unread",
]
# The bar of the office says 99+ beyond.
COUNTED = 100


def tell(
    people: Iterable[str],
    kind: str,
    subject: Message | str,
    text: Message | str,
    link: str,
    record=None,
    but: Collection[str] = (),
) -> tuple[str, ...]:
    """Tell `people` (user ids, or tokens of posts and other groups) in the present transaction.

    Whoever has no post, or may not see `record`, is left out, also if that changes before the
    mail goes out. Return the user ids that were told.

    :param kind: what the feature calls this sort of notice, such as ``turn``.
    :param subject: all that a mail says beside the link; a title, no content.
    :param text: a few sentences, read in the site only.
    :param link: address or path below the site.
    :param but: user ids that know already.
    """
    users = dict.fromkeys(user for token in people for user in organisation.holders(token))
    link = link.removeprefix(api.portal.get().absolute_url()).strip("/")
    notice = Notice(kind, subject, text, link, IUUID(record) if record is not None else "")
    clear_role_memo()
    told = tuple(user for user in users if user not in but and _may_know(user, record))
    for user in told:
        box = book().box(user)
        key = box.add(notice)
        if box.mode == EACH and sender():
            book().queue(user, (key,))
        elif box.mode == DIGEST:
            box.digest.insert(key)
    return told


def unread(person: str) -> int:
    """How many unread notices a person has, `COUNTED` at most; one look-up, for every page."""
    office = getSite()._getOb("intranet", None)
    place = office._getOb("messages", None) if office is not None else None
    box = place._book.boxes.get(person) if place is not None else None
    return sum(1 for _key in islice(box.unread, COUNTED)) if box is not None else 0


def read(person: str, keys: Iterable[int] | None = None) -> None:
    """Mark notices of a person as read; all of them by default."""
    box = book().boxes.get(person)
    if box is None:
        return
    for key in list(box.unread) if keys is None else keys:
        if key in box.unread:
            box.read(key)


def told(person: str, record, kind: str) -> bool:
    """Has the person an unread notice of `kind` about `record`?"""
    return bool(_unread_about(person, record, (kind,)))


def settle(people: Iterable[str], record, kinds: Collection[str] | None = None) -> None:
    """Mark notices about `record` as read for user ids that they do not concern any more.

    :param kinds: kinds of notices; all by default.
    """
    for person in people:
        for key in _unread_about(person, record, kinds):
            book().boxes[person].read(key)


def _unread_about(person: str, record, kinds: Collection[str] | None) -> list[int]:
    """Keys of unread notices."""
    box = book().boxes.get(person)
    keys = box.about.get(IUUID(record), ()) if box is not None else ()
    return [key for key in keys if kinds is None or box.notices[key].kind in kinds]


def mode(person: str) -> str:
    """How a person wants mail: one of `MODES`."""
    box = book().boxes.get(person)
    return box.mode if box is not None else DIGEST


def set_mode(person: str, mode: str) -> None:
    """Change how a person wants mail, from the next notice on.

    :raises ValueError: unknown mode.
    """
    if mode not in MODES:
        raise ValueError(mode)
    box = book().box(person)
    if box.mode != mode:
        box.mode = mode
        box.digest.clear()


def _may_know(user_id: str, record) -> bool:
    tokens = organisation.tokens_of(user_id)
    if record is None or organisation.STAFF not in tokens:
        # Districts are told of their own copies, firms and visitors of nothing.
        outside = record is not None and any(token.startswith(DISTRICT) for token in tokens)
        if not outside:
            return organisation.STAFF in tokens
    user = api.portal.get_tool("acl_users").getUserById(user_id)
    if user is None or withheld(user_id, record) is ALL:
        return False
    return bool(user.has_permission("View", record))
