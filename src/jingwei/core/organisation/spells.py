"""The days on which somebody stands in for the holder of a post."""

from typing import NamedTuple

import datetime


class Spell(NamedTuple):
    """`user` stands in from `first` to `last`, both days included.

    `ended`: the moment on the last day at which it was revoked, None if the day was full;
    `grantor`: user id of who is stood in for, "" for the vacant post itself.
    """

    user: str
    first: datetime.date
    last: datetime.date
    ended: datetime.datetime | None = None
    grantor: str = ""

    def on(self, day: datetime.date) -> bool:
        """Did the person stand in at some time of `day`?"""
        return self.first <= day <= self.last

    def covers(self, moment: datetime.datetime) -> bool:
        """Does the person stand in at `moment`, which is in the organ's time zone?"""
        return self.on(moment.date()) and not self.over(moment)

    def over(self, moment: datetime.datetime) -> bool:
        """Does the person stand in no more?"""
        return self.last < moment.date() or (self.ended is not None and self.ended <= moment)

    def revoked(self, moment: datetime.datetime) -> "Spell | None":
        """What is to be known of it if it is revoked at `moment`; None if it never began."""
        if self.over(moment):
            return self
        return self._replace(last=moment.date(), ended=moment) if self.on(moment.date()) else None
