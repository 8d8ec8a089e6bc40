"""The page of a deputation, and who could act for which post on a day."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.deputies import rules
from jingwei.core.deputies.phases import APPROVED
from jingwei.core.deputies.phases import phase
from jingwei.core.deputies.phases import TITLES as PHASES
from jingwei.core.deputies.vocabularies import TITLES
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.api import state
from jingwei.core.workflow.page import RecordPage
from Products.Five import BrowserView

import datetime


class DeputationPage(RecordPage):
    """Who stands in for whom, in what, when, and who approved it."""

    decisions = {"agree": _("Approved"), "refuse": _("Refused"), "revoke": _("Deputation revoked")}
    dangers = ("refuse", "revoke", "withdraw")
    first_turn = _("Asked for a deputy")

    def path(self) -> list:
        """Stations; an approved deputation says how its days lie to the present one."""
        first, last = self.context.first_day, self.context.last_day
        return [
            station._replace(title=PHASES[phase(first, last)])
            if station.id == APPROVED and station.status == "now"
            else station
            for station in super().path()
        ]

    def notices(self) -> list:
        """Before the approval all who read it are told who stands in already."""
        waits = state(self.context) == self.context.grid.initial
        return rules.overlaps(self.context) if waits else []

    def facts(self) -> list[dict]:
        """What the record says, as titled text."""
        deputation = self.context
        rows = [
            (_("For the post"), organisation.title(deputation.post)),
            (_("Held by"), organisation.title(deputation.grantor)),
            (_("Deputy"), organisation.title(deputation.deputy)),
            (_("Days"), deputation.days()),
            (_("Powers from"), self._later()),
            (_("Reason"), deputation.reason),
            (_("Order on which it rests"), deputation.order),
        ]
        return [{"title": title, "text": text} for title, text in rows if text]

    def _later(self) -> str:
        """The first day with powers if the approval came after the first day asked for."""
        day = self.context.counts_from()
        return "" if day == self.context.first_day else day.isoformat()

    def kinds(self) -> list:
        """Titles of the kinds of matters."""
        return [TITLES[kind] for kind in self.context.kinds]


class Powers(BrowserView):
    """``/intranet/organisation/@@powers?day=2026-05-03``: who could act for each post."""

    def day(self) -> datetime.date:
        """The day asked for; today if it is none."""
        try:
            return datetime.date.fromisoformat(str(self.request.form.get("day", "")))
        except ValueError:
            return clock.today()

    def rows(self) -> list[dict]:
        """One row per post: who held it, from and till which hour of the day, and who stood in in
        which matters.
        """
        day = self.day()
        return [
            {
                "post": title,
                "known": held is not None,
                "vacant": held is not None and all(one.until for one in held),
                "holders": [
                    {
                        "person": organisation.title(one.user),
                        "since": f"{one.since:%H:%M}" if one.since else "",
                        "until": f"{one.until:%H:%M}" if one.until else "",
                    }
                    for one in held or ()
                ],
                "deputies": self._deputies(token, day),
            }
            for token, (title, _people) in organisation.plugin().posts()
            for held in (organisation.held_on(token, day),)
        ]

    def _deputies(self, token: str, day: datetime.date) -> list[dict]:
        found: dict[organisation.Spell, dict] = {}
        for kind, title in TITLES.items():
            for spell in organisation.spells(organisation.acting(token, kind)):
                if spell.on(day):
                    found.setdefault(spell, {})[kind] = title
        return [
            {
                "person": organisation.title(spell.user),
                "kinds": list(kinds.values()),
                "until": spell.last,
                "revoked": f"{spell.ended:%H:%M}" if spell.ended else "",
            }
            for spell, kinds in found.items()
        ]
