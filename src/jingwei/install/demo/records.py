"""All demo records, told side by side in the order of time."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.audit.api import events
from jingwei.install.demo import columns
from jingwei.install.demo import deputations
from jingwei.install.demo import documents
from jingwei.install.demo import earlier
from jingwei.install.demo import inquiries
from jingwei.install.demo import supervision
from jingwei.install.demo.actors import Calendar
from jingwei.install.demo.rows import rows
from jingwei.install.demo.schedule import Story
from jingwei.install.demo.schedule import tell
from jingwei.install.demo.settings import set_footer

import datetime
import random


SEED = 20061101
events.register("demo.made", _("Demo records made"))


def make_records(site, seed: int = SEED) -> None:
    """Make records in all states, dated in the months before today, and two years of answers and
    news.

    The same seed gives the same records, but for identifiers and secrets.
    """
    now = clock.now()
    set_footer()
    tell(site, stories(site, now, seed), until=now)
    audit.record("demo.made", site, seed=seed)


def stories(site, now: datetime.datetime, seed: int) -> Iterator[Story]:
    """One story per row; each has its own chance, so that a new row changes no other."""

    def calendar(row: dict, name: str) -> tuple[Calendar, random.Random]:
        chance = random.Random(f"{seed} {name}")  # noqa: S311 (the same demo every time)
        return Calendar(now, row["ago"], chance), chance

    for row in rows("documents", "document"):
        hours, chance = calendar(row, row["title"])
        yield documents.story(site, row, hours, chance)
    for row in rows("inquiries", "inquiry"):
        yield inquiries.story(site, row, calendar(row, row["question"])[0])
    for row in rows("supervision", "item"):
        yield supervision.item_story(site, row, calendar(row, row["title"])[0])
    for row in rows("supervision", "deputation"):
        yield deputations.story(site, row, calendar(row, row["account"])[0])
    for row in rows("columns", "text"):
        yield columns.story(site, row, calendar(row, row["title"])[0])
    yield from earlier.stories(site, now, seed)
