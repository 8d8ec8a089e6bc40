"""/intranet/messages: one's own notices, how one gets mail, and the mails that are stuck."""

from functools import cache
from jingwei import _
from jingwei.core.listing.api import Button
from jingwei.core.listing.api import ListPage
from jingwei.core.listing.api import one
from jingwei.core.listing.api import RowSource
from jingwei.core.listing.api import seen
from jingwei.core.listing.api import Wish
from jingwei.core.organisation import api as organisation
from jingwei.core.outbox import api as outbox
from jingwei.core.outbox.content import book
from jingwei.core.outbox.content import DIGEST
from jingwei.core.outbox.content import EACH
from jingwei.core.outbox.content import FAILED
from jingwei.core.outbox.content import NONE
from jingwei.core.outbox.content import Notice
from jingwei.core.outbox.content import UNSURE
from jingwei.core.outbox.lists import MAILS
from jingwei.core.outbox.lists import MAILS_ARE
from jingwei.core.outbox.lists import MESSAGES
from jingwei.core.outbox.lists import NEW
from jingwei.core.outbox.lists import READ
from jingwei.core.outbox.sending import again
from jingwei.core.outbox.settings import sender
from jingwei.core.pages.api import number
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from zope.i18n import translate


WORDS = {
    DIGEST: _("One mail a day with all that is new"),
    EACH: _("A mail for each message"),
    NONE: _("No mail"),
}
STUCK = (FAILED, UNSURE)


def me() -> str:
    """User id of the present person."""
    return api.user.get_current().getId()


class Messages(ListPage):
    """Unread notices, then the others, each newest first, those that one may still see."""

    listing = MESSAGES
    acts = "read"

    def source_of(self, form: dict) -> RowSource:
        """One's own notices; their words are brought together where somebody looks for some."""
        box = book().boxes.get(me())
        notices = list(box.notices.items()) if box is not None else []
        known = seen(notice.record for _key, notice in notices)
        address, by_words = api.portal.get().absolute_url(), one(form, "q") or one(form, "sort")
        rows = [
            {
                "key": key,
                "notice": notice,
                "url": f"{address}/{notice.link}",
                "kind": notice.kind,
                "state": NEW if key in box.unread else READ,
                "rank": 0 if key in box.unread else 1,
                **(self._words(notice) if by_words else {}),
            }
            for key, notice in reversed(notices)
            if not notice.record or notice.record in known
        ]
        return RowSource(MESSAGES, rows)

    def list_title(self):
        """What files of the list are called."""
        return _("Messages")

    def buttons(self, line: dict) -> tuple[Button, ...]:
        """What is new can be marked as read."""
        return (Button("read", _("Mark as read")),) if line["new"] else ()

    def unread(self) -> int:
        """Number of unread ones, those that are not shown any more included."""
        return outbox.unread(me())

    def _words(self, notice: Notice) -> dict:
        subject, text = (
            translate(part, context=self.request) for part in (notice.subject, notice.text)
        )
        return {"subject": subject, "words": f"{subject} {text}"}


class Read(Wish):
    """Marks one message as read, or all."""

    def act(self, form: dict) -> str:
        """Do it; what is no message of the person's stays aside."""
        if one(form, "all"):
            outbox.read(self.person)
        else:
            outbox.read(self.person, (number(self.request, "key", high=2**63),))
        return ""


class Settings(BrowserView):
    """How the person wants mail."""

    def __call__(self):
        """Store what was sent, or show the form."""
        wanted = str(self.request.form.get("mode", ""))
        if self.request.method != "POST" or wanted not in outbox.MODES:
            return self.index()
        CheckAuthenticator(self.request)
        outbox.set_mode(me(), wanted)
        IStatusMessage(self.request).add(_("Saved."))
        self.request.response.redirect(f"{self.context.absolute_url()}/settings")
        return ""

    def choices(self) -> list[dict]:
        """The three ways."""
        present = outbox.mode(me())
        return [
            {"id": one, "title": WORDS[one], "checked": one == present or None}
            for one in outbox.MODES
        ]

    def address(self) -> str:
        """Where mail goes; "" if the account has no address."""
        return str(api.user.get_current().getProperty("email") or "")

    def sent(self) -> bool:
        """Does the site send mail at all?"""
        return bool(sender())


class Outbox(ListPage):
    """What waits and what failed; who gets mail, and when, but not about what."""

    listing = MAILS
    administrators = (organisation.SYSTEM_ADMIN,)
    acts = "mail"

    def source_of(self, form: dict) -> RowSource:
        """Mails that are not done."""
        title = cache(organisation.title)
        rows = [
            {
                "key": mail.id,
                "title": title(mail.person),
                "words": f"{title(mail.person)} {mail.error}",
                "stuck": mail.state in STUCK,
                "state": mail.state,
                "rank": [*MAILS_ARE].index(mail.state),
                "added": mail.added,
                "due": mail.due,
                "attempts": mail.attempts,
                "error": mail.error,
            }
            for mail in book().mails.values()
        ]
        return RowSource(MAILS, rows)

    def list_title(self):
        """What files of the list are called."""
        return _("Mail of the system")

    def sent(self) -> bool:
        """Does the site send mail at all?"""
        return bool(sender())

    def buttons(self, line: dict) -> tuple[Button, ...]:
        """What is stuck waits for a decision."""
        if not line["stuck"]:
            return ()
        return (Button("again", _("Send it again")), Button("drop", _("Drop it")))


class Decide(Wish):
    """Sends a stuck mail again or drops it."""

    def act(self, form: dict) -> str:
        """Do it; a mail that is not stuck any more goes its way."""
        mail = book().mails.get(one(form, "key"))
        if mail is None or mail.state not in STUCK:
            return ""
        if one(form, "again"):
            again(mail)
        elif one(form, "drop"):
            mail.state = ""
            book().close(mail)
        return ""
