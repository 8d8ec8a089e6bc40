"""Supervision items, mornings of other days, and what people were told."""

from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.escalation.tasks import daily
from jingwei.core.ticker.schedule import run
from tests.core.outbox.conftest import deliver
from tests.core.outbox.conftest import listed
from tests.core.outbox.conftest import post
from tests.office.supervision.conftest import supervision

import datetime
import pytest
import transaction


__all__ = ["deliver", "listed", "post", "supervision"]
NAME = "escalation.daily"
MORNING = datetime.time(7, 45)


class Item:
    """One item; days are working days counted from its deadline."""

    def __init__(self, supervision, address: str, due: datetime.date):
        self.supervision, self.address, self.due = supervision, address, due

    def day(self, after: int, due: datetime.date | None = None) -> datetime.date:
        """The day so many working days after the deadline; before it, if negative."""
        with self.supervision.site.open():
            calendar, due = deadlines.calendar(), due or self.due
            return calendar.after(due, after) if after > 0 else calendar.before(due, -after)

    def steps(self) -> list[tuple[datetime.date, str, tuple[str, ...]]]:
        """Day, rung and who was told, of all steps."""
        with self.supervision.item(self.address) as item:
            return [(step.day, step.rung, step.told) for step in item.escalations]

    def on(self, day: datetime.date, account: str, transition: str, **params) -> None:
        """Fire a transition on another day."""
        offset = (day - clock.today()).days
        self.supervision.on(offset, account, self.address, transition, **params)


@pytest.fixture
def item(supervision, post):
    """Return a function that leads an item to a state; due after twenty working days."""

    def item(state: str = "in_progress", **fields) -> Item:
        with supervision.site.open():
            due = deadlines.calendar().after(clock.today(), 20)
        fields = {"feedback": "once", "due_on": due.isoformat(), **fields}
        return Item(supervision, supervision.walk(state, **fields), due)

    return item


@pytest.fixture
def quiet(site, post):
    """Let everybody have read everything."""

    def quiet() -> None:
        from jingwei.core.outbox import api as outbox
        from jingwei.core.outbox.content import book

        with site.open():
            for person in list(book().boxes):
                outbox.read(person)
            transaction.commit()

    return quiet


@pytest.fixture
def unread(listed):
    """Return a function: beginnings of the subjects of a person's unread messages."""
    return lambda account: [
        row[1:].partition("：")[0] for row in listed(account) if row.startswith("*")
    ]


@pytest.fixture
def morning(site, session):
    """Return a function: the ticker runs in the morning of a day, as often as it has to."""

    def morning(day: datetime.date, until: datetime.date | None = None) -> None:
        last = until or day
        while day <= last:
            with clock.at(datetime.datetime.combine(day, MORNING, clock.ZONE)):
                assert session.lease.renew()
                while run(session, NAME, daily):
                    pass
            day += datetime.timedelta(days=1)

    yield morning
    with site.open():
        from jingwei.core.ticker.content import book

        # The next test begins on an earlier day.
        book().states.pop(NAME, None)
        transaction.commit()
