"""Acting as a demo person, and the office hours in which demo people act."""

from AccessControl.SecurityManagement import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from collections.abc import Iterator
from contextlib import contextmanager
from jingwei.core.organisation import api as organisation

import datetime
import random


# (month, day) when nobody works in any year; feasts by the moon are left out.
FEASTS = {(1, 1), (5, 1), (5, 2), (5, 3), *((10, day) for day in range(1, 8))}
MORNING, NOON, AFTERNOON, EVENING = (
    datetime.time(8, 30),
    datetime.time(12),
    datetime.time(14),
    datetime.time(17, 30),
)


@contextmanager
def acting(site, user_id: str) -> Iterator[None]:
    """Be `user_id`; what the clock shows is the matter of the schedule."""
    before = getSecurityManager()
    user = site.acl_users.getUserById(user_id)
    newSecurityManager(None, user.__of__(site.acl_users))
    try:
        yield
    finally:
        setSecurityManager(before)


def person(token: str) -> str:
    """The first holder of a post."""
    return organisation.holders(token)[0]


def works(day: datetime.date) -> bool:
    """Is the office open on this day?"""
    return day.weekday() < 5 and (day.month, day.day) not in FEASTS


class Calendar:
    """The hours of one story: every step takes some time, nothing happens outside office hours."""

    def __init__(self, today: datetime.datetime, ago: int, chance: random.Random):
        """Begin in the morning `ago` working days before `today`."""
        self.chance = chance
        self.moment = today.replace(second=0, microsecond=0)
        while ago:
            self.moment -= datetime.timedelta(days=1)
            ago -= works(self.moment.date())
        self._begin_the_day()

    def next(self) -> datetime.datetime:
        """The moment of the next step."""
        self.moment += datetime.timedelta(minutes=self.chance.randint(25, 190))
        time = self.moment.time()
        if NOON <= time < AFTERNOON:
            self.moment += datetime.timedelta(hours=2)
        elif time >= EVENING or time < MORNING:
            self.wait(1)
        return self.moment

    def wait(self, days: int) -> None:
        """Let working days go by; the story goes on in the morning of the last of them."""
        left = days
        while left:
            self.moment += datetime.timedelta(days=1)
            left -= works(self.moment.date())
        if days:
            self._begin_the_day()

    def _begin_the_day(self) -> None:
        start = datetime.datetime.combine(self.moment, MORNING, self.moment.tzinfo)
        self.moment = start + datetime.timedelta(minutes=self.chance.randint(3, 75))


class Diary(Calendar):
    """Hours in which every step has a day of its own."""

    def next(self) -> datetime.datetime:
        """The moment of the next step, on the next working day."""
        self.wait(1)
        return super().next()
