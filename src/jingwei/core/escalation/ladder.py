"""Ladders of escalation as data: who is told when a day comes near or goes by.

A feature says as data which ladders there are and, with an adapter of its records, which of them
run on a record up to which day. Everything else follows: when each rung is due, who is told, what
the record remembers.
"""

from typing import NamedTuple
from zope.i18nmessageid import Message

import datetime


# Words in `Rung.whom`; anything else there is a token of a post or a word of the feature.
TURN, HEAD, LEADER = "turn", "head", "leader"


class Rung(NamedTuple):
    """One step of a ladder.

    * `name`: tells it from the other rungs of the ladder
    * `after`: working days after the last day in time; negative: so many are left. The office may
      set another number (`settings`).
    * `level`: of several rungs that come at once, people are told the one of the highest level
    * `whom`: whose turn it is (`TURN`), the head (`HEAD`) or the leader in charge (`LEADER`) of the
      unit that answers for the record, tokens of posts, words of the feature
    * `title`: what the step is called on the page of the record
    * `subject`: what people are told; ``${title}`` is what the record is called
    * `text`: read in the site only; ``${day}`` is the last day in time
    """

    name: str
    after: int
    level: int
    whom: tuple[str, ...]
    title: Message
    subject: Message
    text: Message


class Ladder(NamedTuple):
    """The rungs of one kind of day; `name` tells it from all other ladders."""

    name: str
    rungs: tuple[Rung, ...]


class Running(NamedTuple):
    """`ladder` runs on a record; `due` is the last day in time."""

    ladder: Ladder
    due: datetime.date


class Step(NamedTuple):
    """A rung that was taken, kept on the record and never changed.

    * `day`: when; `ladder`, `rung`: names; `due`: the day in time that it was about
    * `whom`: tokens of the posts and people that it was for; `told`: user ids of who was told
    * `merged`: they were told a higher rung at the same time instead
    """

    day: datetime.date
    ladder: str
    rung: str
    due: datetime.date
    whom: tuple[str, ...]
    told: tuple[str, ...]
    merged: bool = False

    @property
    def key(self) -> tuple[str, str, datetime.date]:
        """What is taken once: with another day in time all rungs are there again."""
        return self.ladder, self.rung, self.due
