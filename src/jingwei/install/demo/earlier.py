"""Answers and news of the two years before: where nobody asks for the history of a record.

The first of each unit, and the first piece of news, are real stories; the others are printed from
them. A printed record takes its number when its time comes, so the registers grow with time.
"""

from collections.abc import Iterator
from jingwei.core.numbering import api as numbering
from jingwei.door import api as door
from jingwei.install.demo import columns
from jingwei.install.demo import inquiries
from jingwei.install.demo.actors import Calendar
from jingwei.install.demo.actors import Diary
from jingwei.install.demo.schedule import Story
from jingwei.install.demo.sealing import seal_again
from jingwei.install.demo.wording import Wording
from jingwei.install.loader.api import Days
from jingwei.install.loader.api import Stencil
from plone.app.uuid.utils import uuidToObject
from plone.uuid.interfaces import IUUID
from typing import NamedTuple

import datetime
import random
import secrets
import uuid


ANSWERS, NEWS = 380, 290
# Working days before today on which the models and the oldest of the others begin.
MODELS, OLDEST = 515, 495
# Working days before today on which the newest begin that have come to their end.
NEWEST = 4
# Working days that an answer takes, and how many of a hundred take so long.
TAKEN = {1: 12, 2: 22, 3: 26, 4: 18, 5: 14, 6: 4, 8: 3, 11: 1}
CONTACT_KEPT = datetime.timedelta(days=365)
PREFIX = "咨询"


class Model(NamedTuple):
    """Stencils of a record and of what was made of it, and the days of their steps in order."""

    stencils: tuple[Stencil, ...]
    days: list[datetime.date]

    def on(self, moments: list[datetime.datetime]) -> Days:
        """The days of the model moved to `moments`, one for each step."""
        return Days(dict(zip(self.days, moments, strict=True)))


def stories(site, now: datetime.datetime, seed: int) -> Iterator[Story]:
    """A story for every earlier answer and piece of news."""
    chance = random.Random(f"{seed} earlier")  # noqa: S311 (the same demo every time)
    wording, models = Wording("answers", chance), {}
    for _number in range(ANSWERS):
        taken = chance.choices([*TAKEN], [*TAKEN.values()])[0]
        hours = Calendar(now, chance.randint(taken + NEWEST, OLDEST), chance)
        row = wording.row("answer", hours.moment.date())
        if row["unit"] not in models:
            models[row["unit"]] = None
            yield _answer_model(site, models, row, Diary(now, MODELS, chance))
        else:
            yield _answer(site, models, row, hours, taken, now)
    wording, models = Wording("news", chance), {}
    for number in range(NEWS):
        hours = Calendar(now, chance.randint(NEWEST, OLDEST), chance)
        row = wording.row("news", hours.moment.date()) | {"column": "news"}
        if number:
            yield _news(site, models, row, hours)
        else:
            yield _news_model(site, models, row, Diary(now, MODELS, chance))


def _answer_model(site, models: dict, row: dict, diary: Diary) -> Story:
    letter = {**row, "topic": row["title"][:30], "state": "answered"}
    letter["release"] = {"title": row["title"]}
    days = []
    inquiry = yield from _noted(inquiries.story(site, letter, diary), days)
    release = door.release_of(inquiry)
    public = uuidToObject(release.public_uid, unrestricted=True)
    stencils = (
        Stencil(inquiry, ["contact_kept"]),
        Stencil(release, ["release_source"]),
        Stencil(public, ["published_on", "answer_days"]),
    )
    models[row["unit"]] = Model(stencils, days)


def _news_model(site, models: dict, row: dict, diary: Diary) -> Story:
    days = []
    text = yield from _noted(columns.story(site, row, diary), days)
    models["news"] = Model((Stencil(text, ["published_on"]),), days)


def _noted(story: Story, days: list[datetime.date]) -> Story:
    """The story itself; the days of its steps are noted."""
    while True:
        try:
            moment = next(story)
        except StopIteration as end:
            return end.value
        days.append(moment.date())
        yield moment


def _answer(
    site, models: dict, row: dict, hours: Calendar, taken: int, now: datetime.datetime
) -> Story:
    """Question, answer and release, each when its time has come."""
    asked, assigned = hours.next(), hours.next()
    hours.wait(taken - 1)
    moments = [asked, assigned, *(hours.next() for _step in range(5))]
    yield asked
    model = models[row["unit"]]
    days, (letter, release, public) = model.on(moments), model.stencils
    inquiry = _letter(site, letter, row, days, forgotten=moments[3] + CONTACT_KEPT < now)
    yield moments[3]
    own = {"title": row["title"], "source_uid": IUUID(inquiry), "public_uid": uuid.uuid4().hex}
    own["source_path"] = "/".join(inquiry.getPhysicalPath()[len(site.getPhysicalPath()) :])
    released = _put(release, site["intranet"]["releases"].period(), days, **own)
    yield moments[-1]
    name = f"{moments[-1]:%Y%m%d}-{secrets.token_hex(3)}"
    shown = {"title": row["title"], "topic": inquiry.title, "number": inquiry.number}
    shown |= {"question": row["question"], "answer": row["answer"]}
    record = public.put(
        site["inquiries"],
        name,
        released.public_uid,
        days,
        release_uid=IUUID(released),
        **shown,
    )
    public.enter(record)
    seal_again(released)
    release.enter(released)


def _letter(site, stencil: Stencil, row: dict, days: Days, forgotten: bool):
    """The inquiry; contact data that are too old were deleted."""
    inquiry = _put(
        stencil,
        site["intranet"]["inquiries"].period(),
        days,
        title=row["title"][:30],
        question=row["question"],
        answer=row["answer"],
        contact="" if forgotten else row["contact"],
    )
    if forgotten:
        inquiry.forgotten_on = inquiry.answered_on + CONTACT_KEPT
    inquiry.number = str(numbering.take(PREFIX, inquiry.received.year, inquiry))
    seal_again(inquiry)
    stencil.enter(inquiry)
    return inquiry


def _news(site, models: dict, row: dict, hours: Calendar) -> Story:
    moments = [hours.next() for _step in range(3)]
    yield moments[-1]
    stencil = models["news"].stencils[0]
    text = _put(
        stencil,
        site["news"],
        models["news"].on(moments),
        title=row["title"],
        description=row["description"],
        source=row["source"],
        text=columns.rich(row["text"]),
    )
    seal_again(text)
    stencil.enter(text)


def _put(stencil: Stencil, container, days: Days, **values):
    return stencil.put(container, secrets.token_hex(6), uuid.uuid4().hex, days, **values)
