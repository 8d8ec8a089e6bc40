"""Demo supervision items, each step by the person whose it is."""

from contextlib import ExitStack
from jingwei.core import clock
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow import api as workflow
from jingwei.core.workflow import recusal
from jingwei.core.workflow.interfaces import IOrigin
from jingwei.install.demo.actors import acting
from jingwei.install.demo.actors import Calendar
from jingwei.install.demo.actors import person
from jingwei.install.demo.files import written
from jingwei.install.demo.rows import dated
from jingwei.install.demo.schedule import Story
from jingwei.office.supervision import api as supervision
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import datetime


# Posts of the lead unit by which steps are taken; the director takes some, the supervisor the rest.
OF_THE_UNIT = {
    "accept": "head",
    "object": "head",
    "report": "clerk",
    "ask_extension": "head",
    "request_closure": "head",
}
OF_THE_DIRECTOR = {"assign", "suspend", "resume", "cancel"}
# Parameters of a step, in the order in which a row of the log gives them.
PARAMETERS = {
    "report": ("percent", "text"),
    "urge": ("text",),
    "ask_extension": ("until", "reason"),
    "decide_extension": ("decision", "opinion"),
    "object": ("reason",),
    "suspend": ("reason",),
    "request_closure": ("report",),
    "return": ("reason",),
    "close": ("grade", "opinion"),
    "cancel": ("reason",),
}


def item_story(site, row: dict, calendar: Calendar) -> Story:
    """Propose one item and let happen what the log of `row` says."""
    proposed = calendar.next()
    row = dated(row, proposed.date())
    yield proposed
    item = _propose(site, row)
    for step, days, *values in _log(row):
        calendar.wait(days)
        yield calendar.next()
        if step == "lead":
            _name_another_unit(site, item, *values)
        elif step == "recuse":
            with acting(site, values[0]):
                recusal.recuse(item, *values)
        else:
            _take(site, item, step, values)


def _log(row: dict) -> list[list]:
    """Rows of (step, working days after the one before, values)."""
    begun = {
        "proposed": [],
        "assigned": [["assign", 0]],
        "in_progress": [["assign", 0], ["accept", 1]],
    }[row.get("stays", "in_progress")]
    log = row.get("log", [])
    if log and log[0][0] == "object":
        begun = [["assign", 0]]
    return [*begun, *log]


def _take(site, item, step: str, values: list) -> None:
    """Take a step of the workflow; more time is wished for in days after the present end, and of
    milestones it is said how many more were `reached`.
    """
    if step == "ask_extension":
        values = [item.reckoning().due + datetime.timedelta(days=values[0]), *values[1:]]
    named = values.pop() if values and isinstance(values[-1], dict) else {}
    params = {**dict(zip(PARAMETERS.get(step, ()), values, strict=False)), **named}
    if "files" in params:
        params["files"] = tuple(map(written, params["files"]))
    if "reached" in params:
        params["reached"] = tuple(line for _place, line in item.milestones_ahead())[
            : params["reached"]
        ]
    with acting(site, _who(item, step)):
        workflow.fire(item, step, params)


def _who(item, step: str) -> str:
    """The person whose step it is."""
    if step in OF_THE_UNIT:
        return person(organisation.post(item.lead_unit, OF_THE_UNIT[step]))
    return person(item.director() if step in OF_THE_DIRECTOR else organisation.SUPERVISOR)


def _name_another_unit(site, item, unit: str) -> None:
    """After an objection the supervisor names another lead unit."""
    with acting(site, person(organisation.SUPERVISOR)):
        item.lead_unit, item.responsible = unit, _head(unit)
        notify(ObjectModifiedEvent(item))


def _head(unit: str) -> str:
    """Name of the head of a unit."""
    return organisation.title(person(organisation.post(unit, "head")))


def _milestones(row: dict) -> str:
    """One a line; a row gives them as (calendar days from the proposal, name)."""
    days = ((clock.today() + datetime.timedelta(days=n), name) for n, name in row["milestones"])
    return "\n".join(f"{day} {name}" for day, name in days)


def _source(row: dict) -> tuple | None:
    """The record that the item is made from, and the number of its paragraph, as far as the present
    person may see it.
    """
    if "from" not in row:
        return None
    title, begins = row["from"]["title"], row["from"].get("paragraph")
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog(portal_type=["OfficialDocument", "Inquiry"], sort_on="created")
    record = next(brain for brain in found if brain.Title == title).getObject()
    texts = enumerate(IOrigin(record).paragraphs(), 1) if begins else ()
    return record, next((place for place, text in texts if text.startswith(begins)), 0)


def _propose(site, row: dict):
    with acting(site, "supervisor"), ExitStack() as made_from:
        source = _source(row)
        basis = row.get("basis")
        if source is not None:
            made_from.enter_context(supervision.named(*source))
            paragraph = f" 第{source[1]}段" if source[1] else ""
            basis = f"{IOrigin(source[0]).reference}{paragraph}"
        item = createContent(
            "SupervisionItem",
            title=row["title"],
            source=row["source"],
            basis=basis,
            instruction=row.get("instruction"),
            instructed_by="主任委员" if "instruction" in row else None,
            instructed_on=clock.today() if "instruction" in row else None,
            requirement=row["requirement"],
            milestones=_milestones(row) if "milestones" in row else None,
            responsible=_head(row["lead"]),
            lead_unit=row["lead"],
            assisting_units=tuple(row.get("assisting", ())),
            urgency=row.get("urgency", "routine"),
            due_on=clock.today() + datetime.timedelta(days=row["days"]),
            feedback=row["feedback"],
        )
        store = site["intranet"]["supervision"]
        return addContentToContainer(store, item, checkConstraints=False)
