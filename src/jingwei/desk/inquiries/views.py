"""The page of an inquiry in the office."""

from jingwei import _
from jingwei.core.opinions import api as opinions
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow import api
from jingwei.core.workflow.effects import INoParameters
from jingwei.core.workflow.effects import IOpinion
from jingwei.core.workflow.path import path
from jingwei.desk.inquiries.parameters import IAnswer
from plone import api as plone
from Products.Five import BrowserView


DECISIONS = {
    "agree": _("Agree"),
    "return": _("Returned"),
    "reject": _("Not accepted"),
    "pass_on": _("Not within our competence"),
}
DANGER = ("reject", "return", "pass_on")


class InquirySheet(BrowserView):
    """Question, answer, opinions, path, and the one box that is the reader's."""

    def path(self):
        """Stations of the inquiry."""
        return path(self.context)

    def state(self) -> str:
        """State id."""
        return api.state(self.context)

    def unit(self) -> str:
        """Title of the handling unit."""
        return organisation.title(f"unit~{self.context.unit}") if self.context.unit else ""

    def contact_shown(self) -> bool:
        """Does the reader's post need the contact?"""
        return self.may("jingwei: See inquiry contact")

    def waiting(self) -> list[dict]:
        """Posts whose turn it is."""
        return [
            {"post": organisation.title(token), "vacant": not organisation.holders(token)}
            for token in self.context.pending
        ]

    def rows(self) -> list[dict]:
        """Opinions, oldest first."""
        outdated = {row.sealed for row in opinions.older(self.context)}
        return [
            {
                "decision": DECISIONS.get(row.decision, row.decision),
                "against": row.decision != "agree",
                "text": row.text,
                "person": organisation.title(row.person),
                "post": organisation.title(row.post) if row.post else "",
                "time": row.time,
                "older": row.sealed in outdated,
            }
            for row in opinions.rows(self.context)
        ]

    def primary(self) -> dict:
        """The first step open to the reader that this page itself can take.

        `box`: "answer", "opinion" or "" for the text that goes with it.
        """
        for transition in api.open_to_me(self.context):
            schema = api.effect_of(self.context, transition.id).schema
            if schema in (INoParameters, IOpinion, IAnswer):
                box = {IOpinion: "opinion", IAnswer: "answer"}.get(schema, "")
                title = api.title_of(transition.title)
                return {"id": transition.id, "title": title, "box": box}
        return {}

    def others(self) -> list[dict]:
        """All other steps open to the reader, each led to its form."""
        primary = self.primary().get("id")
        return [
            {"id": t.id, "title": api.title_of(t.title), "danger": t.id in DANGER}
            for t in api.open_to_me(self.context)
            if t.id != primary
        ]

    def seen(self) -> str:
        """Token of the state shown."""
        return api.seen(self.context)

    def may(self, permission: str) -> bool:
        """Does the reader hold `permission` here?"""
        return plone.user.has_permission(permission, obj=self.context)

    def history(self) -> list[dict]:
        """The journal in words, oldest first."""
        transitions = self.context.grid.transitions
        return [
            {
                "time": turn.time,
                "person": organisation.title(turn.person) if turn.person else "",
                "title": api.title_of(transitions[turn.transition].title)
                if turn.transition
                else _("Came in through the letterbox"),
            }
            for turn in self.context.journal.turns
        ]
