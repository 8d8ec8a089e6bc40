"""Errands: what follows from a change for things that whoever made it need not see.

They wait in the database with the change itself, so that none is lost or done for a change that
was taken back, and are carried out by the ticker, as nobody, some seconds after the commit.
"""

from collections.abc import Callable
from dataclasses import dataclass
from jingwei import _
from jingwei.core import clock
from jingwei.core.ticker.content import book
from jingwei.core.ticker.content import book_of
from jingwei.core.ticker.interfaces import IErrand
from jingwei.core.ticker.interfaces import IWorker
from jingwei.core.ticker.lease import Lost
from transaction.interfaces import TransientError
from zope.component import getUtility
from zope.i18nmessageid import Message
from zope.interface import implementer

import secrets


@implementer(IErrand)
@dataclass(frozen=True)
class Errand:
    """An errand as plain data, for features that register one."""

    title: Message
    run: Callable[..., dict | None]


def send(name: str, **params) -> None:
    """Let the errand `name` be carried out after the commit, with `params` as plain data.

    :raises ComponentLookupError: nobody registered such an errand.
    """
    getUtility(IErrand, name)
    book().errands[_key()] = (name, params)


@implementer(IWorker)
class ErrandWorker:
    """The worker of the ticker that carries errands out, the oldest first."""

    title = _("What follows from a change is carried out")

    def work(self, session) -> bool:
        """Carry out a part of the oldest errand; one that fails waits behind all others."""
        try:
            return session.attempt(_carry_out)
        except (Lost, TransientError):
            raise
        except Exception:
            session.attempt(_put_behind)
            raise


def _carry_out(site) -> bool:
    errands = book_of(site).errands
    if not errands:
        return False
    key = errands.minKey()
    name, params = errands[key]
    rest = getUtility(IErrand, name).run(site, params)
    if rest is None:
        del errands[key]
    else:
        errands[key] = (name, rest)
    return True


def _put_behind(site) -> None:
    errands = book_of(site).errands
    errands[_key()] = errands.pop(errands.minKey())


def _key() -> str:
    """Keys are in order of time, and no two requests write the same one."""
    return f"{int(clock.now().timestamp() * 1_000_000):014x}{secrets.token_hex(4)}"
