"""Which task is due, and running it so that it is done exactly once."""

from jingwei.core import clock
from jingwei.core.ticker.content import book_of
from jingwei.core.ticker.content import State
from jingwei.core.ticker.interfaces import ITask
from jingwei.core.ticker.lease import Lost
from jingwei.core.ticker.session import Session
from zope.component import getUtilitiesFor

import datetime
import logging


logger = logging.getLogger(__name__)
LONGEST = 300


def due(task: ITask, state: State | None, now: datetime.datetime) -> datetime.datetime | None:
    """The moment up to which `task` should run now; None if it has nothing to do yet.

    A daily task runs up to its last time of day, any other up to now. A new one runs at once.
    """
    if state is not None and state.paused_until is not None and now < state.paused_until:
        return None
    ran = state.ran if state is not None else None
    if task.daily is None:
        return now if ran is None or now - ran >= task.every else None
    today = now.astimezone(clock.ZONE)
    until = datetime.datetime.combine(today.date(), task.daily, clock.ZONE)
    if until > now:
        until -= datetime.timedelta(days=1)
    return until if ran is None or ran < until else None


def run_due(session: Session) -> None:
    """Run every task that is due, one after another; what fails does not stop the others.

    :raises Lost: another process runs the ticker now.
    """
    for name, task in sorted(getUtilitiesFor(ITask)):
        if session.stopping():
            return
        _run_kept(session, name, task)


def run(session: Session, name: str, task: ITask) -> bool:
    """Run a part of `task` if it is due; return whether the rest has to follow at once.

    The moment is stored by the transaction that did the work: of two processes that run the same
    task one fails by a conflict, and finds nothing due.
    """

    def work(site) -> bool:
        states = book_of(site).states
        until = due(task, states.get(name), clock.now())
        if until is None:
            return False
        state = book_of(site).state(name)
        if task.run(site, until):
            return True
        state.ran = until
        state.succeed()
        return False

    return session.attempt(work)


def note_failure(session: Session, name: str, error: Exception) -> None:
    """Keep what went wrong for the system administrator's page, and the traceback in the log."""
    logger.error("%s failed", name, exc_info=error)
    said = f"{type(error).__name__}: {error}"[:LONGEST]
    session.attempt(lambda site: book_of(site).state(name).fail(said, clock.now()))


def note_success(session: Session, name: str) -> None:
    """Let the page forget an earlier failure."""

    def work(site) -> None:
        state = book_of(site).states.get(name)
        if state is not None:
            state.succeed()

    session.attempt(work)


def _run_kept(session: Session, name: str, task: ITask) -> None:
    try:
        while run(session, name, task) and not session.stopping():
            pass
    except Lost:
        raise
    except Exception as error:
        note_failure(session, name, error)
