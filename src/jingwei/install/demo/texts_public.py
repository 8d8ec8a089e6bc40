"""Demo texts of the public columns: written by the editor, published by the chief editor."""

from jingwei.install.demo.actors import acting
from jingwei.install.demo.actors import Calendar
from jingwei.install.demo.actors import step
from jingwei.install.resources import profile_file
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent

import datetime
import random
import tomllib


STEPS = (("review", "editor", "submit"), ("published", "editor2", "publish"))
ORDER = ("draft", "review", "published", "withdrawn")
TEXT = (
    "近日，{source}按照年度工作安排，围绕“{title}”开展了相关工作。",
    "活动中，有关处室介绍了政策要点和办理流程，听取了企业和区经信部门的意见建议。",
    "下一步，市经济委员会将继续做好跟踪服务，有关进展将在本网站及时公布。",
)


def make_texts(site, today: datetime.datetime, chance: random.Random) -> None:
    """Write all texts of ``profiles/demo/texts.toml``."""
    with profile_file("demo/texts.toml").open("rb") as stream:
        rows = tomllib.load(stream)["text"]
    for index, row in enumerate(rows):
        start = today - datetime.timedelta(days=3 * index + 2)
        _make(site, row, Calendar(start.replace(hour=9, minute=0), chance))


def _make(site, row: dict, calendar: Calendar) -> None:
    source = row.get("source", "江城市经济委员会")
    body = "".join(f"<p>{line.format(source=source, title=row['title'])}</p>" for line in TEXT)
    with acting(site, "editor", calendar.next()):
        text = createContent(
            row.get("type", "News Item"),
            title=row["title"],
            source=source,
            text=RichTextValue(body, "text/html", "text/x-html-safe"),
        )
        text = addContentToContainer(site[row["column"]], text, checkConstraints=False)
    goal = ORDER.index(row["state"])
    for state, account, transition in STEPS:
        if ORDER.index(state) <= goal:
            step(site, calendar, account, text, transition)
    if row["state"] == "withdrawn":
        step(site, calendar, "editor2", text, "withdraw", reason="活动取消。")
