"""督办通知: what is to be done by whom till when, for the file of the unit."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.language import in_site_language
from jingwei.core.organisation import api as organisation
from jingwei.core.rendition.api import blocks
from jingwei.core.typeset import chinese_day
from jingwei.office.supervision import vocabularies
from plone import api


ASKED = "办理情况请按反馈周期在系统中填报；确需延期的，请在期限届满前提出申请。"


class Notice:
    """`IPaper` of a supervision item, "notice"."""

    title = _("Supervision notice")
    template = "form"
    sealed = True

    def __init__(self, context):
        self.context = context

    def hindrance(self):
        """It goes out with the assignment, which gives the item its number."""
        if self.context.number is None:
            return _("The item is not assigned yet.")
        return ""

    def attached(self) -> list:
        """Files of the item stay with it."""
        return []

    def file_name(self) -> str:
        """By its number."""
        return f"{self.context.number}督办通知单.pdf"

    def public(self) -> dict[str, str]:
        """That there is one; the matter is internal."""
        return {
            "title": in_site_language(self.title),
            "number": str(self.context.number or ""),
            "organ": self._signs(),
            "date": self._assigned().isoformat(),
        }

    def data(self) -> dict:
        """What the form is filled with."""
        item, day = self.context, self._assigned()
        return {
            "title": f"{item.title}（督办通知单）",
            "organ": api.portal.get().Title(),
            "organs": [self._signs()],
            "heading": "督办通知单",
            "number": str(item.number or ""),
            "to": "、".join(organisation.title(f"unit~{unit}") for unit in item.units()),
            "lead": blocks("<p>现将下列事项交由你处（单位）办理，请抓好落实：</p>"),
            "rows": [{"label": label, "value": value} for label, value in self._facts() if value],
            "tail": blocks(f"<p>{ASKED}</p>"),
            "date": chinese_day(day),
            "made": {"year": day.year, "month": day.month, "day": day.day},
            "seal": item.number is not None,
            "note": "",
        }

    def _facts(self):
        item = self.context
        units = [organisation.title(f"unit~{unit}") for unit in item.units()]
        given = " ".join(
            filter(
                None, (item.instructed_by, item.instructed_on and chinese_day(item.instructed_on))
            )
        )
        yield "督办事项", item.title
        yield "立项依据", item.basis
        yield "领导批示", "\n".join(filter(None, (item.instruction, given)))
        yield "办理要求", item.requirement
        yield "阶段节点", item.milestones
        yield "主办处室", units[0]
        yield "协办处室", "、".join(units[1:])
        yield "责任人", item.responsible
        yield "办结期限", chinese_day(self._due())
        yield "反馈周期", in_site_language(vocabularies.FEEDBACKS[item.feedback][0])

    def _due(self):
        found = self.context.reckoning()
        return found.end if found else self.context.due_on

    def _signs(self) -> str:
        """The General Office supervises."""
        return f"{api.portal.get().Title()}{organisation.title('unit~office')}"

    def _assigned(self):
        """The day of the last assignment: after an objection another unit has the item."""
        journal = self.context.journal
        turns = journal.turns if journal else ()
        steps = [turn.time for turn in turns if turn.transition == "assign"]
        return (steps[-1] if steps else clock.now()).astimezone(clock.ZONE).date()
