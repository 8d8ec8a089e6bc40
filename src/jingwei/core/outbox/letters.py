"""What a mail says, asked for with the rights that its reader has at the moment of sending."""

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.outbox.content import book
from jingwei.core.outbox.content import Mail
from jingwei.core.outbox.content import NONE
from jingwei.core.outbox.content import Notice
from jingwei.core.outbox.settings import sender
from jingwei.core.outbox.settings import sender_with_name
from jingwei.core.outbox.settings import site_address
from jingwei.core.ticker.api import acting_as
from jingwei.core.ticker.api import NoAccount
from plone import api
from typing import NamedTuple
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.i18n import translate

import re


LINES = 30
ADDRESS = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+")


class Letter(NamedTuple):
    """A mail on its way: `id` and `attempt` name its marks in the store beside the database."""

    id: str
    attempt: int
    sender: str
    recipient: str
    message: bytes

    @property
    def mark(self) -> str:
        """Key of the marks of this attempt."""
        return mark_of(self.id, self.attempt)


def mark_of(id_: str, attempt: int) -> str:
    """Key of the marks of an attempt to send a mail."""
    return f"mail:{id_}:{attempt}"


def write(mail: Mail) -> Letter | None:
    """The letter for a mail that is to be tried now; None if its person needs it no more.

    Nobody is written to who wants no mail, holds no post or may not see the record. What was
    read in the site meanwhile needs no mail.
    """
    box = book().boxes.get(mail.person)
    if box is None or box.mode == NONE:
        return None
    unread = [box.notices[key] for key in mail.keys if key in box.unread and key in box.notices]
    try:
        with acting_as(mail.person):
            recipient = _address(mail.person)
            notices = [notice for notice in unread if _visible(notice)]
    except NoAccount:
        return None
    if not recipient or not notices:
        return None
    message = _message(mail, recipient, notices)
    return Letter(mail.id, mail.attempts, sender(), recipient, message.as_bytes(policy=SMTP))


def _visible(notice: Notice) -> bool:
    """May the present person see the record, by the catalog and by its own rules?"""
    if not notice.record:
        return True
    try:
        return any(
            api.user.has_permission("View", obj=brain.getObject())
            for brain in api.portal.get_tool("portal_catalog")(UID=notice.record)
        )
    except (Unauthorized, NotFound, KeyError, AttributeError):
        return False


def _address(person: str) -> str:
    """The present person's mail address, "" if there is none to write to."""
    if organisation.STAFF not in organisation.tokens_of(person):
        return ""
    address = str(api.user.get_current().getProperty("email") or "").strip()
    return address if ADDRESS.fullmatch(address) and address.isascii() else ""


def _message(mail: Mail, recipient: str, notices: list[Notice]) -> EmailMessage:
    """Titles and links; the same mail has the same Message-ID whenever it is tried."""
    subject = _line(notices[0].subject)
    if len(notices) > 1:
        subject = _said(_("${count} new messages", mapping={"count": len(notices)}))
    message = EmailMessage()
    message["From"] = sender_with_name()
    message["To"] = recipient
    message["Subject"] = subject[:200]
    message["Date"] = format_datetime(mail.added)
    message["Message-ID"] = f"<{mail.id}@{sender().rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    told = [f"{_line(one.subject)}\n{site_address()}/{one.link}" for one in notices[:LINES]]
    if len(notices) > LINES:
        told.append(_said(_("${count} more", mapping={"count": len(notices) - LINES})))
    told.append(
        _said(_("How you get mail is set here:")) + f"\n{site_address()}/intranet/messages/settings"
    )
    message.set_content("\n\n".join(told) + "\n", charset="utf-8", cte="base64")
    return message


def _said(message) -> str:
    return translate(message, target_language="zh_CN")


def _line(text) -> str:
    """A title as one line: what comes from people must not begin a header of its own."""
    return " ".join(_said(text).split())
