"""Counters of guesses that no abort and no conflict undoes.

A counter in the object database let 40 of 40 parallel guesses through; here each guess is
counted, on disk, before it is tried.
"""

from jingwei.core import clock
from jingwei.core.audit import store
from typing import NamedTuple

import datetime


class Guess(NamedTuple):
    """`granted`: this guess may be tried; `left`: how many more; `until`: end of the lock.

    True if granted.
    """

    granted: bool
    left: int
    until: datetime.datetime

    def __bool__(self) -> bool:
        return self.granted


def take(key: str, limit: int, period: int, sliding: bool = True) -> Guess:
    """Count a guess at `key` before it is tried; call `reset` after a right one.

    :param limit: guesses granted in a row; all further ones are refused.
    :param period: seconds after which counting begins again: after the last granted guess, or,
        if not `sliding`, after the first one, which makes `limit` a rate.
    """
    now = clock.now().timestamp()
    with store.writing() as link:
        link.execute("DELETE FROM locks WHERE until <= ?", (now,))
        row = link.execute("SELECT used, until FROM locks WHERE key = ?", (key,)).fetchone()
        used, until = row or (0, now)
        granted = used < limit
        if granted:
            until = now + period if sliding or not used else until
            used += 1
            link.execute("REPLACE INTO locks VALUES (?, ?, ?)", (key, used, until))
    end = datetime.datetime.fromtimestamp(until, clock.ZONE)
    return Guess(granted, max(0, limit - used), end)


def forget_expired() -> None:
    """Remove locks that are over, with the addresses and accounts that they name.

    Every guess does so, too; but none may come for a long time.
    """
    with store.writing() as link:
        link.execute("DELETE FROM locks WHERE until <= ?", (clock.now().timestamp(),))


def reset(key: str) -> None:
    """Forget the guesses at `key`."""
    with store.writing() as link:
        link.execute("DELETE FROM locks WHERE key = ?", (key,))
