"""Lights: in time, due soon, overdue, or at rest. Computed from the ledger, never typed.

A light has a word and a shape beside its colour (``chip`` in jingwei.css), so that colour is never
the only sign. Grey is one light for what is at rest, whatever the cause; of a single record its
sign tells the cause.
"""

from jingwei import _
from jingwei.core.deadlines.days import Calendar
from jingwei.core.deadlines.days import FARTHEST
from jingwei.core.deadlines.days import ONE
from jingwei.core.deadlines.ledger import Reckoning
from typing import NamedTuple
from zope.i18nmessageid import Message

import datetime


GREEN, YELLOW, RED, GREY = "green", "yellow", "red", "grey"
TITLES = {
    GREEN: _("In time"),
    YELLOW: _("Due soon"),
    RED: _("Overdue"),
    GREY: _("Finished or at rest"),
}
# Class of the chip that shows it.
CHIPS = {GREEN: "chip ok", YELLOW: "chip soon", RED: "chip late", GREY: "chip done"}
# Working days before the end from which a deadline is due soon (handbook §3.4).
WARN = 3
NEVER = datetime.date.max.toordinal()


class Sign(NamedTuple):
    """How a light is shown: its word, and the class of its chip."""

    title: Message
    chip: str


# Of one record that is at rest: its clock does not run, it has ended, or was given up.
STILL = Sign(_("At rest"), "chip rest")
OVER = Sign(_("Finished"), "chip over")
DROPPED = Sign(_("Given up"), "chip dropped")


def sign(light: str, resting: Sign = STILL) -> Sign:
    """How `light` is shown of one record; `resting` if it is grey."""
    return resting if light == GREY else Sign(TITLES[light], CHIPS[light])


class Turns(NamedTuple):
    """Days (ordinals) on which a light changes: `soon` to yellow, `late` to red; `NEVER` at rest.

    They are what the catalog indexes: the light of any day is a question about two numbers.
    """

    soon: int
    late: int

    def sooner(self, other: "Turns") -> "Turns":
        """The sooner of both changes: the worse of two lights."""
        return Turns(min(self.soon, other.soon), min(self.late, other.late))

    def light(self, day: datetime.date) -> str:
        """The light on `day`, if the ledger stays as it is."""
        today = day.toordinal()
        if self.soon == NEVER == self.late:
            return GREY
        return RED if today >= self.late else YELLOW if today >= self.soon else GREEN


AT_REST = Turns(NEVER, NEVER)


def turns(found: Reckoning | None, calendar: Calendar, warn: int = WARN) -> Turns:
    """When the light of a deadline changes; without a deadline, finished or stopped it rests."""
    if found is None or found.finished or found.stopped:
        return AT_REST
    soon = calendar.before(found.due, warn)
    return Turns(soon.toordinal(), (found.due + ONE).toordinal())


def too_far(due: datetime.date, today: datetime.date) -> Message | str:
    """Why no deadline is set on `due`, ages ahead of `today`; "" if it can be."""
    if due - today > FARTHEST:
        return _("No deadline lies more than ten years ahead.")
    return ""


def words(found: Reckoning | None, calendar: Calendar, today: datetime.date) -> Message | str:
    """How long there is, or how long it is over: ``2 working days left``, ``overdue by 1``."""
    if found is None:
        return ""
    if found.finished:
        return _("finished in time") if found.finished <= found.due else _("finished late")
    if found.stopped:
        return _("the clock stands still")
    return left(found.due, calendar, today)


def listed(due: datetime.date, calendar: Calendar, today: datetime.date) -> Message:
    """The same as `left`, and where the day lies in a year not announced yet, that it is
    provisional: in a list nothing else says so.
    """
    rest = calendar.between(today, due)
    if calendar.announced(due.year) or not rest:
        return left(due, calendar, today)
    return _("${count} working days left (provisional)", mapping={"count": rest})


def left(due: datetime.date, calendar: Calendar, today: datetime.date) -> Message:
    """How long a running clock leaves until `due`, or how long it is over: in working days, where
    there are any.
    """
    if today > due:
        over = calendar.between(due, today)
        if not over:
            return _("overdue")
        return _("overdue by ${count} working days", mapping={"count": over})
    if today == due:
        return _("due today")
    rest = calendar.between(today, due)
    if not rest:
        return _("due on ${day}", mapping={"day": due.isoformat()})
    return _("${count} working days left", mapping={"count": rest})
