"""The page of a supervision item."""

from functools import cached_property
from jingwei import _
from jingwei.core import clock
from jingwei.core.attachments.api import size
from jingwei.core.deadlines import api as deadlines
from jingwei.core.deadlines.telling import LedgerTold
from jingwei.core.filing.retention import RETENTIONS
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.api import state
from jingwei.core.workflow.page import RecordPage
from jingwei.core.worklist.api import URGENCIES
from jingwei.office.supervision import feedback
from jingwei.office.supervision import origins
from jingwei.office.supervision import rows
from jingwei.office.supervision import vocabularies
from jingwei.office.supervision.lights import resting


ANSWERS = {**vocabularies.DECISIONS, rows.WITHDRAWN: _("Withdrawn")}
ASKED_IN_TIME = _("closing was asked for in time")
ASKED_LATE = _("closing was asked for too late")


class ItemPage(LedgerTold, RecordPage):
    """Facts, light, milestones, reports, urges, extensions, ledger, opinions, steps."""

    decisions = {
        "object": _("Objected"),
        "suspend": _("Suspended"),
        "close": _("Closed"),
        "return": _("Returned"),
        "cancel": _("Cancelled"),
    }
    neutral = ("close",)
    dangers = ("object", "cancel", "suspend", "return")
    first_turn = _("Proposed the item")
    edit_title = _("Change the item")

    def may_delete(self) -> bool:
        """A number is not given twice: what has one stays."""
        return super().may_delete() and self.context.number is None

    @cached_property
    def found(self):
        """What the ledger comes to."""
        return self.context.reckoning()

    def light(self) -> dict:
        """The light; its words say so if it is not the deadline's."""
        told = super().light()
        if self.context.asked_on and not self.found.finished:
            in_time = self.context.asked_on <= self.found.due
            words = ASKED_IN_TIME if in_time else ASKED_LATE
            return {**told, "words": words, "provisional": False}
        if self.context.light() != self.by_deadline():
            words = _("a report did not come; deadline: ${words}", mapping={"words": told["words"]})
            return {**told, "words": words}
        return told

    def resting(self, found) -> deadlines.Sign:
        """By its state."""
        return resting(state(self.context))

    def by_deadline(self) -> str:
        """The light that the deadline alone would show."""
        return deadlines.turns(self.found).light(clock.today())

    def source(self):
        """Where it comes from."""
        return vocabularies.SOURCES[self.context.source]

    def origin(self) -> dict | None:
        """The quoted paragraph, and the way to the source for who may see it."""
        origin = self.context.origin
        if origin is None:
            return None
        source = origins.leading_back(self.context)
        title = f"{origin.number} {source.Title}".strip() if source else ""
        return {"text": origin.text, "title": title, "url": source.getURL() if source else ""}

    def urgency(self):
        """How urgent it is, routine items too."""
        return URGENCIES[self.context.urgency]

    def feedback(self):
        """How often the lead unit reports."""
        return vocabularies.FEEDBACKS[self.context.feedback][0]

    def next_feedback(self):
        """The day by which the next report is due, and how many are missed."""
        course = feedback.course_of(self.context)
        day = next(feedback.awaited(course), None)
        return day and {"day": day, "missed": feedback.missed(course, clock.today())}

    def unit(self, unit: str) -> str:
        """Title of a unit."""
        return organisation.title(f"unit~{unit}")

    def assisting(self) -> str:
        """Titles of the assisting units."""
        return "、".join(self.unit(unit) for unit in self.context.assisting_units)

    def due(self):
        """The end as it stands."""
        return self.found.end if self.found else self.context.due_on

    def milestones(self) -> list[dict]:
        """Day and name; the day on which it was reached, and is it over without?"""
        today = clock.today()
        reached = {row.milestone: row.day for row in self.context.reached}
        return [
            {
                "day": stone.due,
                "name": stone.name,
                "reached": reached.get(stone.line),
                "over": stone.due < today and stone.line not in reached,
            }
            for stone in rows.milestones(self.context.milestones)
        ]

    def leader(self) -> str:
        """Who is in charge of the lead unit."""
        token = organisation.post(self.context.lead_unit, "leader")
        people = organisation.holders(token)
        return "、".join(map(organisation.title, people)) or organisation.title(token)

    def filed_on(self):
        """The day on which it was assigned first, "" before that."""
        return self._first("assign")

    def closed_on(self):
        """The day on which it was closed, "" before that."""
        return self._first("close")

    def _first(self, transition: str):
        turns = self.context.journal.turns if self.context.journal else ()
        times = (turn.time for turn in turns if turn.transition == transition)
        return next((time.astimezone(clock.ZONE).date() for time in times), "")

    def retention(self):
        """How long it is kept."""
        return RETENTIONS[self.context.retention]

    def progress(self) -> list[dict]:
        """Reports, newest first."""
        return [
            {
                **row._asdict(),
                "who": organisation.name_for(row.person, row.acting),
                "title": self.unit(row.unit),
                "files": [_told(self.context[name]) for name in row.files],
            }
            for row in reversed(self.context.progress)
        ]

    def urges(self) -> list[dict]:
        """Reminders, newest first."""
        return [
            {**row._asdict(), "who": organisation.name_for(row.person, row.acting)}
            for row in reversed(self.context.urges)
        ]

    def extensions(self) -> list[dict]:
        """Wishes for more time with their decisions and who took them, newest first."""
        return [
            {
                **row._asdict(),
                "who": organisation.name_for(row.person, row.acting),
                "said": ANSWERS.get(row.decision, ""),
                "judge": organisation.name_for(row.decided_by, row.decided_as),
            }
            for row in reversed(self.context.extensions)
        ]

    def grade(self):
        """The evaluation."""
        return vocabularies.GRADES.get(self.context.grade, "")

    def report_files(self) -> list[dict]:
        """Files that came with the completion report."""
        return [_told(self.context[name]) for name in self.context.report_files]

    def attachments(self) -> list[dict]:
        """Files of the item itself; those of reports stand beside these."""
        reported = {name for row in self.context.progress for name in row.files}
        reported.update(self.context.report_files)
        return [_told(one) for name, one in self.context.objectItems() if name not in reported]


def _told(attachment) -> dict:
    """Name, address and size of a file."""
    return {
        "name": attachment.file.filename,
        "url": f"{attachment.absolute_url()}/@@download/file",
        "size": size(attachment.file.getSize()),
    }
