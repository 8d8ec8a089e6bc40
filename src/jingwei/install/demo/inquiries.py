"""Demo questions of the public, handed in through the letterbox and answered by the units."""

from jingwei.core import clock
from jingwei.core.organisation import api as organisation
from jingwei.desk.inquiries import api as inquiries
from jingwei.install.demo.actors import Calendar
from jingwei.install.demo.actors import step
from jingwei.install.demo.documents import person
from jingwei.install.resources import profile_file

import datetime
import random
import tomllib


# How far each state is from the start.
STEPS = ("assign", "draft_answer", "approve_answer")
REACHED = {"received": 0, "handling": 1, "answer_review": 2, "answered": 3, "published": 3}


def make_inquiries(site, today: datetime.datetime, chance: random.Random) -> None:
    """Hand in all questions of ``profiles/demo/inquiries.toml`` and walk them on."""
    with profile_file("demo/inquiries.toml").open("rb") as stream:
        rows = tomllib.load(stream)["inquiry"]
    for index, row in enumerate(rows):
        age = 7 * (len(rows) - index) if row["state"] in ("published", "answered") else row["days"]
        start = (today - datetime.timedelta(days=age + 1)).replace(hour=10, minute=0)
        _make(site, row, Calendar(start, chance))


def _make(site, row: dict, calendar: Calendar) -> None:
    with clock.at(calendar.next(), site):
        receipt = inquiries.hand_in(
            topic=row["topic"],
            question=row["question"],
            contact="王先生 13800000000",
            publish=row.get("publish", True),
        )
    inquiry = inquiries.look_up(receipt.code)
    if row["state"] == "rejected":
        reason = "与前一日来信内容相同，不重复登记。"
        step(site, calendar, "officeclerk", inquiry, "reject", reason=reason)
        return
    unit = row["unit"]
    clerk, head = (person(organisation.post(unit, post)) for post in ("clerk", "head"))
    moves = (
        ("officeclerk", {"unit": unit}),
        (clerk, {"answer": row.get("answer", "正在核实，请稍候。")}),
        (head, {"opinion": "同意答复。"}),
    )
    for transition, (who, params) in list(zip(STEPS, moves, strict=True))[: REACHED[row["state"]]]:
        step(site, calendar, who, inquiry, transition, **params)
