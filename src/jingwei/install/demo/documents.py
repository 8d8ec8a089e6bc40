"""Demo documents in all states, walked through the real transitions by the right persons."""

from collections.abc import Iterator
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow import api as workflow
from jingwei.door import api as door
from jingwei.install.demo import files
from jingwei.install.demo import texts
from jingwei.install.demo.actors import acting
from jingwei.install.demo.actors import Calendar
from jingwei.install.demo.actors import person
from jingwei.install.demo.releases import release
from jingwei.install.demo.rows import dated
from jingwei.install.demo.schedule import Story
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from typing import NamedTuple

import datetime
import random


ROUTE = (
    "drafting",
    "unit_review",
    "countersigning",
    "office_check",
    "signing",
    "signed",
    "numbered",
    "issued",
    "archived",
)
# What becomes of an issued document, as rows call it: step and person.
ENDS = {
    "recalled": ("recall", "registrar"),
    "revoked": ("revoke", "principal"),
    "abolished": ("abolish", "principal"),
}
# Working days until the archivist takes a document over.
ARCHIVED_AFTER = 15


class Step(NamedTuple):
    """A transition at a moment; `who` is empty for the first holder of the turn."""

    moment: datetime.datetime
    transition: str
    who: str
    params: dict


def story(site, row: dict, calendar: Calendar, chance: random.Random) -> Story:
    """Draft one document and walk it to the state that `row` names."""
    drafted = calendar.next()
    row = dated(row, drafted.date())
    # The date below the text is that of the signing: all steps are planned before the drafting.
    plan = list(_plan(row, calendar))
    signed = next((step.moment.date() for step in plan if step.transition == "sign"), None)
    yield drafted
    document = _draft(site, row, texts.document(row, signed, drafted.date(), chance))
    for step in plan:
        yield step.moment
        with acting(site, step.who or person(document.pending[0])):
            workflow.fire(document, step.transition, step.params)
        if step.transition == "issue":
            yield from _received(site, document, row, calendar)
            made = door.release_of(document)
            if made is not None:
                yield from release(site, made, row.get("release", {}), calendar)
    if row["state"] == "archived":
        calendar.wait(ARCHIVED_AFTER)
        yield calendar.next()
        with acting(site, "archivist"):
            workflow.fire(document, "archive", {"retention": row.get("retention", "30")})
    for word in ENDS.keys() & row.keys():
        transition, who = ENDS[word]
        calendar.wait(row[word]["days"])
        yield calendar.next()
        since = {"since": calendar.moment.date()} if transition == "abolish" else {}
        with acting(site, who):
            workflow.fire(document, transition, {"reason": row[word]["reason"], **since})


def _received(site, document, row: dict, calendar: Calendar) -> Story:
    """The districts sign for their copies, but those that `row` calls ``unsigned``."""
    for district, id_ in document.sent_copies:
        if district not in row.get("unsigned", ()):
            yield calendar.next()
            with acting(site, person(organisation.district(district))):
                workflow.fire(site["desk"]["districts"][district][id_], "receive", {})


def _draft(site, row: dict, html: str):
    """The draft with its attachments, made by a clerk of the unit."""
    with acting(site, person(organisation.post(row["unit"], "clerk"))):
        document = createContent(
            "OfficialDocument",
            title=row["title"],
            genre=row.get("genre", "notice"),
            direction=row.get("direction", "downward"),
            printed_as=row.get("layout", "document"),
            drafting_unit=row["unit"],
            phone="0000-0001",
            urgency=row.get("urgency", "routine"),
            main_recipients=row.get("to"),
            copy_recipients=row.get("copy"),
            receiving_units=tuple(row.get("receiving", ())),
            note=row.get("note"),
            disclosure=row["disclosure"],
            disclosure_reason=row.get("reason"),
            normative=row.get("normative", False),
            legality_opinion=row.get("legality"),
            explain=row.get("explain", False),
            copies=row.get("copies", 60),
            retention=row.get("retention", "30"),
            body=RichTextValue(html, "text/html", "text/x-html-safe"),
        )
        document = addContentToContainer(
            site["intranet"]["documents"], document, checkConstraints=False
        )
        for file in row.get("files", ()):
            attachment = createContent("Attachment", file=files.written(file))
            addContentToContainer(document, attachment, checkConstraints=False)
    return document


def _plan(row: dict, calendar: Calendar) -> Iterator[Step]:
    """All steps but the archiving, each at its moment."""
    goal = row["state"]
    last = {"returned": "office_check", "void": "numbered", "archived": "issued"}.get(goal, goal)
    for state in ROUTE[1 : ROUTE.index(last) + 1]:
        for transition, who, params in _to(state, row):
            yield Step(calendar.next(), transition, who, params)
    if goal == "returned":
        yield Step(calendar.next(), "return", "director", {"reason": row["returned"]})
    if goal == "void":
        yield Step(calendar.next(), "void", "registrar", {"reason": row["voided"]})


def _to(state: str, row: dict) -> Iterator[tuple[str, str, dict]]:
    """(transition, person, parameters) of the steps into `state`."""
    said = row.get("opinions", {})
    asked = row.get("consult", [])
    if state == "unit_review":
        yield "submit", "", {}
    elif state == "countersigning" and asked:
        opinion = said.get("consult", "请有关处室会签。")
        yield "consult", "", {"units": tuple(asked), "opinion": opinion}
        for unit in row.get("answered", asked):
            params = {"answer": "agree", "opinion": said.get(unit, "同意。")}
            yield "answer_consultation", person(organisation.post(unit, "head")), params
    elif state == "office_check" and not asked:
        yield "endorse", "", {"opinion": said.get("endorse", "同意，请办公室核稿。")}
    elif state == "signing":
        yield "clear", "", {"opinion": said.get("clear", "格式已核，请领导签发。")}
    elif state == "signed":
        yield "sign", "", {"opinion": said.get("sign", "同意印发。")}
    elif state == "numbered":
        yield "register", "registrar", {"prefix": row["prefix"]}
    elif state == "issued":
        yield "issue", "registrar", {}
