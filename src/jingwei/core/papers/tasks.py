"""The worker that makes papers, one at a time, each in a transaction of its own."""

from functools import partial
from jingwei import _
from jingwei.core import clock
from jingwei.core.exc import Refusal
from jingwei.core.organisation import api as organisation
from jingwei.core.outbox import api as outbox
from jingwei.core.papers.content import shelf
from jingwei.core.papers.exc import NotYet
from jingwei.core.papers.making import make
from jingwei.core.papers.shelf import FAILED
from jingwei.core.papers.shelf import WAITING
from jingwei.core.papers.shelf import Wanted
from jingwei.core.ticker.api import Lost
from jingwei.core.ticker.interfaces import IWorker
from plone.uuid.interfaces import IUUID
from transaction.interfaces import TransientError
from zope.i18nmessageid import Message
from zope.interface import implementer

import datetime
import logging


logger = logging.getLogger(__name__)
ATTEMPTS = 3
PAUSE = datetime.timedelta(minutes=1)
# Where fonts, keys or an outside service are missing somebody mends it, so trying does not end.
LONG_PAUSE = datetime.timedelta(minutes=10)
UNAVAILABLE = 503


@implementer(IWorker)
class PaperWorker:
    """The worker of the ticker that makes papers."""

    title = _("Papers are made")

    def work(self, session) -> bool:
        """Make the paper that has waited longest."""
        wanted = session.attempt(_next)
        if wanted is None:
            return False
        try:
            session.attempt(partial(_make, *wanted))
        except Lost:
            raise
        except TransientError:
            # Others write what it reads, again and again: in a few seconds they may have ended.
            return False
        except Exception as error:
            if not isinstance(error, Refusal):
                logger.error("The paper %s of %s was not made", *wanted[::-1], exc_info=error)
            session.attempt(partial(_put_off, *wanted, error))
        return True


def _next(site) -> tuple[str, str] | None:
    wanted = shelf().next(clock.now())
    return wanted and wanted.key


def _make(uid: str, kind: str, site) -> None:
    wanted = shelf().wanted.get((uid, kind))
    record = site.unrestrictedTraverse(wanted.path, None) if wanted is not None else None
    if record is None or IUUID(record, None) != uid:
        # Taken back meanwhile, or its record was deleted.
        shelf().forget(uid, kind)
        return
    try:
        make(record, kind)
    except NotYet:
        # The record has gone on meanwhile; whoever lets it come back asks for the paper again.
        shelf().forget(uid, kind)


def _put_off(uid: str, kind: str, error: Exception, site) -> None:
    wanted = shelf().wanted.get((uid, kind))
    if wanted is None:
        return
    again = wanted.later(clock.now() + PAUSE)
    again.attempts = wanted.attempts + 1
    again.error = _words(error)
    if getattr(error, "status", None) == UNAVAILABLE:
        again.due = clock.now() + LONG_PAUSE
        waiting = [one for one in shelf().wanted.values() if one.state == WAITING]
        if not any(one.attempts for one in waiting):
            _tell_unavailable(again)
    elif isinstance(error, Refusal) or again.attempts >= ATTEMPTS:
        again.state = FAILED
        _tell(site, again)
    shelf().want(again)


def _tell_unavailable(wanted: Wanted) -> None:
    """Something is missing that hinders all papers: told once, for the first of them."""
    logger.warning("Papers cannot be made at present: %s", wanted.error)
    outbox.tell(
        [organisation.SYSTEM_ADMIN],
        "papers",
        _("Papers cannot be made at present"),
        wanted.error,
        "intranet/papers",
    )


def _tell(site, failed: Wanted) -> None:
    """The registrar, if the record is theirs to see, hears of it without looking; else both who
    have the list of papers, and nothing of the record.
    """
    record = site.unrestrictedTraverse(failed.path)
    told = outbox.tell(
        [organisation.REGISTRAR],
        "papers",
        _("A paper could not be made: ${title}", mapping={"title": record.title}),
        failed.error,
        "intranet/papers",
        record=record,
    )
    outbox.tell(
        [organisation.SYSTEM_ADMIN, *(() if told else (organisation.REGISTRAR,))],
        "papers",
        _("A paper could not be made"),
        _("The list of papers says why, and lets it be tried again."),
        "intranet/papers",
    )


def _words(error: Exception) -> Message | str:
    """What people read; of an unexpected error, that the log knows more."""
    if not isinstance(error, Refusal):
        return _("Something went wrong; the log of the server says what.")
    faults = [fault["message"] for fault in getattr(error, "errors", ())]
    return faults[0] if faults else error.message
