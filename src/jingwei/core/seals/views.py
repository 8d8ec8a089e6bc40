"""What the auditor sees of the seals: whether the audit is whole, and all of it to take away."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.audit.api import TRAIL
from jingwei.core.jobs import api as jobs
from jingwei.core.organisation import api as organisation
from jingwei.core.seals.checking import Checked
from jingwei.core.seals.runners import CHECK
from jingwei.core.seals.runners import PACK
from jingwei.core.seals.seal import seals
from plone import api as plone
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.statusmessages.interfaces import IStatusMessage

import datetime


OPEN = (jobs.WAITING, jobs.RUNNING)


class SealsPage(BrowserView):
    """How far each store is sealed, and what the last check of all of it found."""

    def stores(self) -> list[dict]:
        """The newest seal of each store: what somebody can write down and compare later."""
        book = seals()
        last = [book.last(store) for store in book.stores] if book is not None else []
        return [
            {
                "store": _("Events of the database")
                if seal.store == TRAIL
                else _("Events beside the database (${store})", mapping={"store": seal.store}),
                "number": seal.number,
                "made": seal.made,
                "digest": seal.own_digest,
            }
            for seal in last
        ]

    def checked(self) -> Checked | None:
        """What the last check of the whole audit found."""
        book = seals()
        return book.checked if book is not None else None

    def moment(self, moment: datetime.datetime) -> str:
        """As people of the organ read it."""
        return f"{moment.astimezone(clock.ZONE):%Y-%m-%d %H:%M}"

    def who(self, person: str):
        """Who asked for a check, as pages call them."""
        return organisation.title(person)


class AskFor(BrowserView):
    """A form of the page was sent: all that is sealed is read by a job."""

    kind = ""
    title = None

    def __call__(self) -> str:
        """Ask for the job, once, and lead to the list of jobs.

        :raises TooManyJobs: the person has enough of them.
        """
        if self.request.method != "POST":
            self.request.response.redirect(f"{self.context.absolute_url()}/seals")
            return ""
        CheckAuthenticator(self.request)
        person = plone.user.get_current().getId()
        if not any(job.kind == self.kind and job.state in OPEN for job in jobs.mine(person)):
            jobs.add(self.kind, person, self.title)
        message = _("This is being done; you find here what comes of it.")
        IStatusMessage(self.request).add(message)
        self.request.response.redirect(f"{plone.portal.get().absolute_url()}/intranet/jobs")
        return ""


class AskForCheck(AskFor):
    """Is the whole audit as it was sealed?"""

    kind = CHECK
    title = _("Check of the whole audit")


class AskForFile(AskFor):
    """All sealed events with their seals, to take away."""

    kind = PACK
    title = _("File of the sealed audit")
