"""The page of an inquiry in the office."""

from jingwei import _
from jingwei.core.deadlines.telling import LedgerTold
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.page import RecordPage
from jingwei.desk.inquiries.content import PUBLISHED
from jingwei.desk.inquiries.lists import PHASES
from jingwei.desk.inquiries.parameters import IAnswer


class InquirySheet(LedgerTold, RecordPage):
    """Question, answer, opinions, path, and the one box that is the reader's."""

    boxes = {**RecordPage.boxes, IAnswer: "answer"}
    decisions = {
        "agree": _("Agree"),
        "return": _("Returned"),
        "reject": _("Not accepted"),
        "pass_on": _("Not within our competence"),
    }
    # They say who answers the question, which nobody changes; the answer comes later.
    lasting = ("reject", "pass_on")
    dangers = ("reject", "return", "pass_on")
    first_turn = _("Came in through the letterbox")

    def path(self) -> list:
        """Stations; an answer that was withdrawn is not called published."""
        present = self.context.stands()
        return [
            station._replace(title=PHASES.titles[present])
            if station.id == PUBLISHED and present in PHASES.titles
            else station
            for station in super().path()
        ]

    def unit(self) -> str:
        """Title of the handling unit."""
        return organisation.title(f"unit~{self.context.unit}") if self.context.unit else ""

    def contact_shown(self) -> bool:
        """Does the reader's post need the contact?"""
        return self.may("jingwei: See inquiry contact")
