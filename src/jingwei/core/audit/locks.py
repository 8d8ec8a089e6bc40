"""Counters of guesses that no abort and no conflict undoes.

A counter in the object database let 40 of 40 parallel guesses through; here each guess is
counted, on disk, before it is tried.
"""

from collections.abc import Iterable
from jingwei.core import clock
from jingwei.core.audit import store
from typing import NamedTuple

import datetime


class Limit(NamedTuple):
    """Guesses at `key` granted in a row; all further ones are refused.

    `period`: seconds after which counting begins again: after the last granted guess, or, if not
    `sliding`, after the first one, which makes `limit` a rate.
    """

    key: str
    limit: int
    period: int
    sliding: bool = True


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
    """Count a guess at `key` before it is tried; call `reset` after a right one."""
    return take_all([Limit(key, limit, period, sliding)])[0]


def take_all(limits: Iterable[Limit]) -> list[Guess]:
    """Count one guess at every limit, or at none if one of them refuses it.

    :returns: one answer per limit; those that have room say so also if another refused.
    """
    now = clock.now().timestamp()
    with store.writing() as link:
        link.execute("DELETE FROM locks WHERE until <= ?", (now,))
        found = [(one, *(_row(link, one.key) or (0, now))) for one in limits]
        if any(used >= one.limit for one, used, _until in found):
            return [
                Guess(used < one.limit, max(0, one.limit - used), _moment(until))
                for one, used, until in found
            ]
        guesses = []
        for one, used, before in found:
            until = now + one.period if one.sliding or not used else before
            link.execute("REPLACE INTO locks VALUES (?, ?, ?)", (one.key, used + 1, until))
            guesses.append(Guess(True, one.limit - used - 1, _moment(until)))
    return guesses


def used(key: str) -> int:
    """Guesses counted at `key` at present; nothing is written."""
    row = _row(store.connection(), key)
    return row[0] if row and row[1] > clock.now().timestamp() else 0


def forget_expired() -> None:
    """Remove locks that are over, with the addresses and accounts that they name.

    Every guess does so, too; but none may come for a long time.
    """
    with store.writing() as link:
        link.execute("DELETE FROM locks WHERE until <= ?", (clock.now().timestamp(),))


def reset(key: str) -> None:
    """Forget the guesses at `key`."""
    settle(forget=[key])


def settle(forget: Iterable[str] = (), give_back: Iterable[str] = ()) -> None:
    """After a right guess: forget all guesses at some keys, and this one alone at others."""
    with store.writing() as link:
        link.executemany("DELETE FROM locks WHERE key = ?", [(key,) for key in forget])
        link.executemany(
            "UPDATE locks SET used = MAX(0, used - 1) WHERE key = ?", [(key,) for key in give_back]
        )


def _row(link, key: str) -> tuple[int, float] | None:
    return link.execute("SELECT used, until FROM locks WHERE key = ?", (key,)).fetchone()


def _moment(stamp: float) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(stamp, clock.ZONE)
