"""Demo questions of the public, handed in through the letterbox and answered by the units."""

from jingwei.core.organisation import api as organisation
from jingwei.core.workflow import api as workflow
from jingwei.desk.inquiries import api as inquiries
from jingwei.door import api as door
from jingwei.install.demo.actors import acting
from jingwei.install.demo.actors import Calendar
from jingwei.install.demo.actors import person
from jingwei.install.demo.releases import release
from jingwei.install.demo.rows import dated
from jingwei.install.demo.schedule import Story


# How many of the unit's steps each state is from the start.
REACHED = {"received": 0, "handling": 1, "answer_review": 2, "answered": 3}


def story(site, row: dict, calendar: Calendar) -> Story:
    """Hand in one question and walk it to the state that `row` names; the inquiry is returned."""
    asked = calendar.next()
    row = dated(row, asked.date())
    yield asked
    receipt = inquiries.hand_in(
        topic=row["topic"],
        question=row["question"],
        contact=row["contact"],
        publish=row.get("publish", True),
    )
    inquiry = inquiries.look_up(receipt.code)
    if row["state"] == "rejected":
        yield calendar.next()
        with acting(site, "officeclerk"):
            workflow.fire(inquiry, "reject", {"reason": row["reason"]})
        return inquiry
    for number, (who, transition, params) in enumerate(_steps(row)[: REACHED[row["state"]]]):
        if number == 1:
            calendar.wait(row.get("days", 1) - 1)
        yield calendar.next()
        with acting(site, who):
            workflow.fire(inquiry, transition, params)
    made = door.release_of(inquiry)
    if made is not None:
        yield from release(site, made, row.get("release", {}), calendar)
    return inquiry


def _steps(row: dict) -> list[tuple[str, str, dict]]:
    """(person, transition, parameters): assigned, answered, approved."""
    unit = row["unit"] if row["state"] != "received" else "office"
    clerk, head = (person(organisation.post(unit, post)) for post in ("clerk", "head"))
    opinion = row.get("opinion", "同意答复。")
    return [
        ("officeclerk", "assign", {"unit": unit}),
        (clerk, "draft_answer", {"answer": row.get("answer", "")}),
        (head, "approve_answer", {"opinion": opinion}),
    ]
