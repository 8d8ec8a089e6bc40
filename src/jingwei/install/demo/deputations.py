"""Demo deputations: past, present, to come, revoked, and one that waits for its approval."""

from jingwei.core import clock
from jingwei.core.workflow import api as workflow
from jingwei.install.demo.actors import acting
from jingwei.install.demo.actors import Calendar
from jingwei.install.demo.schedule import Story
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent

import datetime


KINDS = ("documents", "supervision", "inquiries")


def story(site, row: dict, calendar: Calendar) -> Story:
    """Ask for a deputy; approve and revoke it if `row` says so."""
    yield calendar.next()
    first = clock.today() + datetime.timedelta(days=row.get("starts", 0))
    with acting(site, row["account"]):
        deputation = createContent(
            "Deputation",
            post=row["post"],
            deputy=row["deputy"],
            kinds=KINDS,
            first_day=first,
            last_day=first + datetime.timedelta(days=row["lasts"]),
            reason=row["reason"],
        )
        store = site["intranet"]["deputations"]
        deputation = addContentToContainer(store, deputation, checkConstraints=False)
    if not row["by"]:
        return
    yield calendar.next()
    with acting(site, row["by"]):
        workflow.fire(deputation, "approve", {"opinion": "同意。"})
    if "revoked" in row:
        days, reason = row["revoked"]
        calendar.wait(days)
        yield calendar.next()
        with acting(site, row["account"]):
            workflow.fire(deputation, "revoke", {"reason": reason})
