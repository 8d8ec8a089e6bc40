"""Demo releases: the editor prepares, the reviewer approves, the door opens."""

from jingwei.install.demo.actors import acting
from jingwei.install.demo.actors import Calendar
from jingwei.install.demo.actors import step
from plone import api

import datetime
import random


# Of the releases that the door made, in their order: how many stay with the editor, how many
# with the reviewer, how many are never released. The rest becomes public.
PREPARING, IN_REVIEW, DROPPED = 2, 2, 1


def release_all(site, today: datetime.datetime, chance: random.Random) -> None:
    """Walk every release that the demo's documents and inquiries have opened."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(portal_type="Release", sort_on="last_turn")
    releases = [brain._unrestrictedGetObject() for brain in found]
    public = len(releases) - PREPARING - IN_REVIEW - DROPPED
    for index, release in enumerate(releases):
        start = release.journal.turns[0].time + datetime.timedelta(hours=3)
        calendar = Calendar(start, chance)
        if index >= len(releases) - PREPARING:
            continue
        if index == public:
            reason = "内容已由上级机关统一发布，不再单独公开。"
            step(site, calendar, "editor", release, "drop", reason=reason)
            continue
        _prepare(site, release, calendar)
        step(site, calendar, "editor", release, "submit")
        if index < public:
            step(site, calendar, "reviewer", release, "approve", opinion="经审查，可以公开。")
    withdrawn = next(r for r in releases if r.kind == "inquiry" and r.public_uid)
    reason = "有关政策已经调整，原答复不再适用。"
    step(site, calendar, "reviewer", withdrawn, "withdraw", reason=reason)


def _prepare(site, release, calendar: Calendar) -> None:
    """Choose the subject category that a policy needs."""
    if release.kind == "document":
        with acting(site, "editor", calendar.next()):
            release.subject_category = "planning"
            release.reindexObject()
