"""The days of a record, moved: what happened on a day of the model happens on another one."""

from bisect import bisect_right
from collections.abc import Mapping
from DateTime import DateTime
from jingwei.core import clock

import datetime


class Days:
    """Moves everything dated, each day of the model to a moment of its own.

    A day between those that are named keeps its distance from the last one before it; what is
    older than all stays.

    :param moments: day of the model -> moment in the copy.
    """

    def __init__(self, moments: Mapping[datetime.date, datetime.datetime]):
        self.known = sorted(moments)
        self.moments = moments

    def moved(self, value):
        """`value` with every day in it moved; rows and lists of rows, too."""
        if isinstance(value, datetime.datetime):
            return self._moment(value)
        if isinstance(value, datetime.date):
            return self._day(value)
        if isinstance(value, DateTime):
            moment = self._moment(datetime.datetime.fromtimestamp(value.timeTime(), clock.ZONE))
            return DateTime(moment.timestamp())
        if isinstance(value, tuple):
            parts = [self.moved(part) for part in value]
            return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
        return value

    def _day(self, day: datetime.date) -> datetime.date:
        place = bisect_right(self.known, day)
        if not place:
            return day
        before = self.known[place - 1]
        return self.moments[before].date() + (day - before)

    def _moment(self, moment: datetime.datetime) -> datetime.datetime:
        day = moment.date()
        if day in self.moments:
            return self.moments[day]
        return moment + (self._day(day) - day)
