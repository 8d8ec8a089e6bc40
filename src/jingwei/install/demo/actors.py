"""Acting as a demo person at a moment of the past, through the same verbs as everybody."""

from AccessControl.SecurityManagement import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from collections.abc import Iterator
from contextlib import contextmanager
from jingwei.core import clock
from jingwei.core.workflow import api as workflow

import datetime
import random


@contextmanager
def acting(site, user_id: str, moment: datetime.datetime) -> Iterator[None]:
    """Be `user_id` at `moment`."""
    before = getSecurityManager()
    user = site.acl_users.getUserById(user_id)
    newSecurityManager(None, user.__of__(site.acl_users))
    try:
        with clock.at(moment, site):
            yield
    finally:
        setSecurityManager(before)


class Calendar:
    """Plausible office hours: every step takes some hours, nothing happens at night."""

    def __init__(self, start: datetime.datetime, chance: random.Random):
        self.moment = start
        self.chance = chance

    def next(self) -> datetime.datetime:
        """The moment of the next step."""
        self.moment += datetime.timedelta(minutes=self.chance.randint(35, 260))
        if not 8 <= self.moment.hour < 18 or self.moment.weekday() > 4:
            day = self.moment + datetime.timedelta(days=1 if self.moment.hour >= 8 else 0)
            while day.weekday() > 4:
                day += datetime.timedelta(days=1)
            minutes = self.chance.randint(5, 110)
            self.moment = day.replace(hour=8, minute=0) + datetime.timedelta(minutes=minutes)
        return self.moment


def step(site, calendar: Calendar, user_id: str, record, transition: str, **params) -> None:
    """Let a person fire a transition at the calendar's next moment."""
    with acting(site, user_id, calendar.next()):
        workflow.act(record, transition, params)
