"""``/intranet/reminder-days``: the system administrator sets how many working days lie between a
last day in time and its reminders.
"""

from functools import cached_property
from jingwei import _
from jingwei.core.audit import api as audit
from jingwei.core.audit.api import events
from jingwei.core.escalation import settings
from jingwei.core.language import in_site_language
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from zope.i18nmessageid import Message


events.register("reminders.changed", _("Days of reminders changed"))

FIELD = settings.IReminderSettings["days"].value_type
FAULT = _(
    "Give a whole number from ${least} to ${most}, or nothing for the standard.",
    mapping={"least": FIELD.min, "most": FIELD.max},
)


class ReminderDays(BrowserView):
    """A field for each step; an empty one leaves the step its own number."""

    label = _("Days of reminders")
    # Steps whose field holds no right number.
    faults: tuple[str, ...] = ()

    def __call__(self) -> str:
        """Show the fields, or keep what was sent."""
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        sent = {step: self._sent(step) for group in self.groups() for step in group["steps"]}
        self.faults = tuple(step for step, text in sent.items() if text and not _right(text))
        if self.faults:
            self.request.response.setStatus(400)
            return self.index()
        self._keep({step: int(text) for step, text in sent.items() if text})
        self.request.response.redirect(f"{self.context.absolute_url()}/{self.__name__}")
        return ""

    def _keep(self, days: dict[str, int]) -> None:
        before = settings.days_set()
        changed = [step for step in self.titles if days.get(step) != before.get(step)]
        if changed:
            settings.set_days(days)
            said = (f"{in_site_language(self.titles[s])}：{days.get(s, '—')}" for s in changed)
            audit.record("reminders.changed", self.context, entries="；".join(said))
        IStatusMessage(self.request).add(_("Saved."))

    def _sent(self, step: str) -> str:
        text = self.request.form.get(f"days.{step}", "")
        return text.strip() if isinstance(text, str) else "?"

    @cached_property
    def titles(self) -> dict[str, Message]:
        """Step -> what it is called."""
        found = (group["steps"] for group in self.groups())
        return {step: row["title"] for steps in found for step, row in steps.items()}

    def groups(self) -> list[dict]:
        """Kinds of records, each with its steps: what the step is called, whether it comes before
        the day, its own number, and what its field holds.
        """
        kept, known = settings.days_set(), settings.features()
        kinds = api.portal.get_tool("portal_types").listTypeInfo()
        return [
            {
                "title": kind.Title(),
                "steps": {
                    settings.step_of(ladder, rung): self._step(ladder, rung, kept)
                    for ladder in known[kind.schema]
                    for rung in ladder.rungs
                },
            }
            for kind in kinds
            if getattr(kind, "schema", None) in known
        ]

    def _step(self, ladder, rung, kept: dict[str, int]) -> dict:
        step = settings.step_of(ladder, rung)
        wrong = step in self.faults
        return {
            "name": f"days.{step}",
            "title": rung.title,
            "before": rung.after < 0,
            "standard": abs(rung.after),
            "value": self._sent(step) if wrong else kept.get(step, ""),
            "fault": FAULT if wrong else "",
        }


def _right(text: str) -> bool:
    return text.isdecimal() and len(text) < 6 and FIELD.min <= int(text) <= FIELD.max
