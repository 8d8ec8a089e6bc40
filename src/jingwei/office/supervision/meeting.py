"""``@@meeting``: what a meeting on supervision goes through, a sheet for each unit.

It shows the items that the reader may see anyway; a leader in charge finds their own units.
"""

from jingwei import _
from jingwei.core import clock
from jingwei.core.deadlines import api as deadlines
from jingwei.core.exc import NotYourPost
from jingwei.core.listing.api import one
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.api import title_of
from jingwei.core.workflow.grid import grid_of_type
from jingwei.office.supervision.content import TYPE
from jingwei.office.supervision.facts import STATES
from jingwei.office.supervision.lights import LIGHTS
from jingwei.office.supervision.lights import resting
from jingwei.office.supervision.lights import REVIEWED
from jingwei.office.supervision.row import BoardRow
from jingwei.office.supervision.row import ReportRow
from jingwei.office.supervision.vocabularies import attends
from operator import itemgetter
from plone import api
from Products.Five import BrowserView

import datetime


RUNNING = [state for state in STATES if state != "closed"]
LONGEST = 100


class Meeting(BrowserView):
    """Running items by lead unit, the most urgent first, with their last report."""

    label = _("Sheets for a meeting on supervision")

    def __call__(self) -> str:
        """Show the sheets.

        :raises NotYourPost: for who attends no such meeting.
        """
        reason = attends(api.user.get_current().getId() or "")
        if reason:
            raise NotYourPost(reason)
        return self.index()

    def title(self) -> str:
        """Title of the meeting, "" if none was given."""
        return one(self.request.form, "title")[:LONGEST]

    def day(self) -> datetime.date:
        """Day of the meeting, today if none was given."""
        try:
            return datetime.date.fromisoformat(one(self.request.form, "date"))
        except ValueError:
            return clock.today()

    def units(self) -> list[dict]:
        """Units with running items, in the order of the organisation."""
        catalog = api.portal.get_tool("portal_catalog")
        found: dict[str, list[dict]] = {}
        for brain in catalog(portal_type=TYPE, review_state=RUNNING):
            row = BoardRow(*brain.board_row)
            found.setdefault(row.lead, []).append(self._line(brain, row))
        for lines in found.values():
            lines.sort(key=itemgetter("rank"))
        titles = {unit.id: unit.title for unit in organisation.units()}
        order = [*(unit for unit in titles if unit in found), *(found.keys() - titles.keys())]
        return [
            {"title": titles.get(unit, unit), "running": found[unit], "count": len(found[unit])}
            for unit in order
        ]

    def _line(self, brain, row: BoardRow) -> dict:
        today, states = clock.today(), grid_of_type(TYPE).states
        light = deadlines.Turns(brain.soon_on, brain.late_on).light(today)
        sign = deadlines.sign(light, resting(brain.review_state))
        return {
            "rank": (LIGHTS.index(light), row.due),
            "title": brain.Title,
            "url": brain.getURL(),
            "number": row.number,
            "due": row.due,
            "extended": row.extended,
            "light": sign.title,
            "chip": sign.chip,
            # The sign of a review says what the state would say again.
            "state": "" if sign == REVIEWED else title_of(states[brain.review_state]),
            "assisting": "、".join(organisation.title(f"unit~{unit}") for unit in row.assisting),
            "percent": row.percent,
            "silent": (today - row.reported).days if row.reported else None,
            "report": ReportRow(*brain.report_row),
        }
