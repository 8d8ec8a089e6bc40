"""/intranet/messages: one's own notices, how one gets mail, and the mails that are stuck."""

from itertools import islice
from jingwei import _
from jingwei.core import clock
from jingwei.core.organisation import api as organisation
from jingwei.core.outbox import api as outbox
from jingwei.core.outbox.content import book
from jingwei.core.outbox.content import DIGEST
from jingwei.core.outbox.content import EACH
from jingwei.core.outbox.content import FAILED
from jingwei.core.outbox.content import moment_of
from jingwei.core.outbox.content import NONE
from jingwei.core.outbox.content import UNSURE
from jingwei.core.outbox.letters import visible
from jingwei.core.outbox.sending import again
from jingwei.core.outbox.settings import sender
from jingwei.core.pages.api import number
from plone import api
from Products.Five import BrowserView
from Products.statusmessages.interfaces import IStatusMessage


SHOWN = 50
WORDS = {
    DIGEST: _("One mail a day with all that is new"),
    EACH: _("A mail for each message"),
    NONE: _("No mail"),
}
STUCK = {FAILED: _("refused by the mail server"), UNSURE: _("uncertain whether it arrived")}


def me() -> str:
    """User id of the present person."""
    return api.user.get_current().getId()


class Messages(BrowserView):
    """Unread notices, then the others, each newest first."""

    def rows(self) -> list[dict]:
        """As plain data; what the person may not see any more is left out."""
        box = book().boxes.get(me())
        if box is None:
            return []
        unread = list(islice(reversed(list(box.unread)), SHOWN))
        newest = (key for key in reversed(list(box.notices)) if key not in box.unread)
        found = [(key, box.notices[key]) for key in (*unread, *islice(newest, SHOWN))]
        shown = visible([notice for _key, notice in found])
        address = api.portal.get().absolute_url()
        return [
            {
                "key": key,
                "unread": key in box.unread,
                "subject": notice.subject,
                "text": notice.text,
                "url": f"{address}/{notice.link}",
                "time": moment_of(key),
            }
            for (key, notice), may in zip(found, shown, strict=True)
            if may
        ]

    def unread(self) -> int:
        """Number of unread ones, those that are not shown any more included."""
        return outbox.unread(me())


class Read(BrowserView):
    """Marks one message as read, or all."""

    def __call__(self):
        """Do it, for a form that was sent; then show the list."""
        if self.request.method == "POST":
            key = number(self.request, "key", high=2**63)
            outbox.read(me(), (key,) if key else None)
        self.request.response.redirect(self.context.absolute_url())


class Settings(BrowserView):
    """How the person wants mail."""

    def __call__(self):
        """Store what was sent, or show the form."""
        wanted = str(self.request.form.get("mode", ""))
        if self.request.method != "POST" or wanted not in outbox.MODES:
            return self.index()
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


class Outbox(BrowserView):
    """What waits and what failed; who gets mail, and when, but not about what."""

    def __call__(self):
        """Send a stuck mail again or drop it, for a form that was sent; else show the page."""
        if self.request.method != "POST":
            return self.index()
        mail = book().mails.get(str(self.request.form.get("mail", "")))
        if mail is not None and mail.state in STUCK:
            if "again" in self.request.form:
                again(mail)
            else:
                mail.state = ""
                book().close(mail)
        self.request.response.redirect(f"{self.context.absolute_url()}/outbox")
        return ""

    def waiting(self) -> list[dict]:
        """Mails that will be tried by themselves, as rows."""
        return [self._row(mail) for mail in self._mails(lambda mail: mail.state not in STUCK)]

    def stuck(self) -> list[dict]:
        """Mails that a person has to decide about, as rows."""
        return [self._row(mail) for mail in self._mails(lambda mail: mail.state in STUCK)]

    def sent(self) -> bool:
        """Does the site send mail at all?"""
        return bool(sender())

    def _mails(self, wanted) -> list:
        return list(islice((mail for mail in book().mails.values() if wanted(mail)), 2 * SHOWN))

    def _row(self, mail) -> dict:
        return {
            "id": mail.id,
            "person": organisation.title(mail.person),
            "state": STUCK.get(mail.state, ""),
            "added": mail.added.astimezone(clock.ZONE),
            "due": mail.due.astimezone(clock.ZONE) if mail.due else None,
            "attempts": mail.attempts,
            "error": mail.error,
        }
