"""The worker that sends mail, in a thread of its own: a server that hangs delays nobody."""

from functools import partial
from jingwei import _
from jingwei.core import clock
from jingwei.core.outbox.sending import conclude
from jingwei.core.outbox.sending import pause
from jingwei.core.outbox.sending import recover
from jingwei.core.outbox.sending import take
from jingwei.core.outbox.smtp import hand_over
from jingwei.core.outbox.smtp import SILENT
from jingwei.core.outbox.smtp import UNSURE
from jingwei.core.ticker.interfaces import IWorker
from plone import api
from zope.interface import implementer

import datetime
import logging


logger = logging.getLogger(__name__)


@implementer(IWorker)
class MailWorker:
    """Sends one mail at a time. While the server is silent for everybody, all mails wait.

    What an ended process left is looked for before the first of several, and again after anything
    but a success: in between nobody else has sent, for the lease is held.
    """

    title = _("Mail is sent")

    def __init__(self):
        self.going = False
        self.silences = 0
        self.silent_until: datetime.datetime | None = None

    def work(self, session) -> bool:
        """Send the next mail that is due."""
        if self.silent_until is not None and clock.now() < self.silent_until:
            return False
        if not self.going:
            session.attempt(recover)
        self.going = False
        letter = session.attempt(take)
        if letter is None or not session.held():
            return False
        outcome = hand_over(session.attempt(mailer_of), letter)
        session.attempt(partial(conclude, letter, outcome))
        # A server that takes texts and never answers would make every mail unsure.
        if outcome.kind not in (SILENT, UNSURE):
            self.silences, self.silent_until = 0, None
            self.going = True
            return True
        self.silences += 1
        self.silent_until = clock.now() + pause(self.silences)
        logger.warning("The mail server does not answer: %s", outcome.words)
        return False


def mailer_of(site):
    """A mailer with the settings of the site's mail host, of use outside a transaction."""
    return api.portal.get_tool("MailHost")._makeMailer()
