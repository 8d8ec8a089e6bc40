"""Who held a post on a day of the past, and from when till when of it."""

from collections.abc import Iterable
from typing import NamedTuple

import datetime


class Held(NamedTuple):
    """`user` held the post on a day: from `since`, None if already when the day began, to `until`,
    None if still when it ended.
    """

    user: str
    since: datetime.datetime | None = None
    until: datetime.datetime | None = None


def held_on(rows: Iterable[tuple], day: datetime.date) -> tuple[Held, ...] | None:
    """All who held a post on `day`, those who left it first; None if nobody remembers that day.

    :param rows: (moment, holders from then on), oldest first; a post that never had a holder has
        none, and was vacant on all days.
    """
    rows = tuple(rows)
    before = [people for moment, people in rows if moment.date() < day]
    changes = [(moment, people) for moment, people in rows if moment.date() == day]
    if rows and not before and not changes:
        return None
    gone: list[Held] = []
    present: dict[str, datetime.datetime | None] = dict.fromkeys(before[-1] if before else ())
    for moment, people in changes:
        left = (user for user in present if user not in people)
        gone += [Held(user, present[user], moment) for user in left]
        present = {user: present.get(user, moment) for user in people}
    return (*gone, *(Held(user, since) for user, since in present.items()))
