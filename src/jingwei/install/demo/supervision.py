"""Demo supervision items and deputations, each step by the person whose it is."""

from jingwei.core import clock
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow import api as workflow
from jingwei.install.demo.actors import acting
from jingwei.install.demo.actors import Calendar
from jingwei.install.demo.actors import person
from jingwei.install.demo.rows import dated
from jingwei.install.demo.schedule import Story
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent

import datetime


def item_story(site, row: dict, calendar: Calendar) -> Story:
    """Propose one item and lead it as far as `row` says."""
    proposed = calendar.next()
    row = dated(row, proposed.date())
    yield proposed
    item = _propose(site, row)
    for days, who, transition, params in _steps(row, item.due_on):
        calendar.wait(days)
        yield calendar.next()
        with acting(site, who):
            workflow.act(item, transition, params)


def _propose(site, row: dict):
    with acting(site, "supervisor"):
        item = createContent(
            "SupervisionItem",
            title=row["title"],
            source=row["source"],
            basis=row.get("basis"),
            instruction=row["instruction"] or None,
            instructed_by="主任委员" if row["instruction"] else None,
            instructed_on=clock.today() if row["instruction"] else None,
            requirement=row["requirement"],
            milestones=row.get("milestones"),
            lead_unit=row["lead"],
            assisting_units=tuple(row.get("assisting", ())),
            urgency=row.get("urgency", "routine"),
            due_on=clock.today() + datetime.timedelta(days=row["days"]),
            feedback=row["feedback"],
        )
        store = site["intranet"]["supervision"]
        return addContentToContainer(store, item, checkConstraints=False)


def _steps(row: dict, due: datetime.date) -> list[tuple[int, str, str, dict]]:
    """(working days after the step before, person, transition, parameters)."""
    if row["end"] == "proposed":
        return []
    steps: list[tuple[int, str, str, dict]] = [(0, "director", "assign", {})]
    if row["end"] == "assigned":
        return steps
    clerk, head = (person(organisation.post(row["lead"], post)) for post in ("clerk", "head"))
    steps.append((1, head, "accept", {}))
    for days, percent, text in row["reports"]:
        steps.append((days, clerk, "report", {"percent": percent, "text": text}))
    if "extension" in row:
        steps += _extension(row, head, due)
    if "suspend" in row:
        days, reason = row["suspend"]
        steps.append((days, "director", "suspend", {"reason": reason}))
    if row["end"] in ("review", "closed"):
        steps.append((3, head, "request_closure", {"report": f"{row['requirement']}现已完成。"}))
    if row["end"] == "closed":
        closed = {"grade": row["grade"], "opinion": "同意销号。"}
        steps.append((2, "supervisor", "close", closed))
    return steps


def _extension(row: dict, head: str, due: datetime.date) -> list[tuple[int, str, str, dict]]:
    """More time, asked for and granted."""
    days, more, reason = row["extension"]
    wish = {"until": due + datetime.timedelta(days=more), "reason": reason}
    granted = {"decision": "agree", "opinion": "同意延期。"}
    return [
        (days, head, "ask_extension", wish),
        (1, "supervisor", "decide_extension", granted),
    ]


def deputation_story(site, row: dict, calendar: Calendar) -> Story:
    """Ask for a deputy and approve it."""
    yield calendar.next()
    with acting(site, row["account"]):
        deputation = createContent(
            "Deputation",
            post=row["post"],
            deputy=row["deputy"],
            kinds=("documents", "supervision", "inquiries"),
            first_day=clock.today(),
            last_day=clock.today() + datetime.timedelta(days=row["lasts"]),
            reason=row["reason"],
        )
        store = site["intranet"]["deputations"]
        deputation = addContentToContainer(store, deputation, checkConstraints=False)
    yield calendar.next()
    with acting(site, row["by"]):
        workflow.act(deputation, "approve", {"opinion": "同意。"})
