"""What the ticker does for notices: the daily digest, and old ones go."""

from jingwei import _
from jingwei.core.audit import api as audit
from jingwei.core.outbox.content import book
from jingwei.core.outbox.content import DIGEST
from jingwei.core.outbox.content import first_key
from jingwei.core.outbox.settings import sender
from jingwei.core.ticker.api import Task

import datetime


KEPT = datetime.timedelta(days=180)
# Marks of attempts are of use until the mail is given up.
MARKS = datetime.timedelta(days=30)


def _digest(site, until: datetime.datetime) -> None:
    """Queue one mail for everybody who has something new; without mail nothing piles up."""
    for person, box in book().boxes.items():
        keys = tuple(key for key in box.digest if key in box.unread)
        if keys and box.mode == DIGEST and sender():
            book().queue(person, keys)
        if box.digest:
            box.digest.clear()


def _forget(site, until: datetime.datetime) -> None:
    oldest = first_key(until - KEPT)
    for box in book().boxes.values():
        for key in list(box.notices.keys(max=oldest)):
            box.forget(key)
    audit.forget_words(until - MARKS)


digest = Task(_("Digests of new messages are written"), _digest, daily=datetime.time(8, 0))
forget = Task(_("Old messages are removed"), _forget, daily=datetime.time(3, 40))
