"""The approval sheet: everything about a document on one page."""

from jingwei import _
from jingwei.core.audit import api as audit
from jingwei.core.opinions import api as opinions
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow import api
from jingwei.core.workflow.effects import INoParameters
from jingwei.core.workflow.effects import IOpinion
from jingwei.core.workflow.path import path
from jingwei.office.documents import genres
from jingwei.office.documents.rules import CLASSIFIED
from jingwei.office.documents.rules import plain
from plone import api as plone
from Products.Five import BrowserView


# Cells of the sheet: heading, states whose opinions stand in it.
CELLS = (
    (_("Unit review"), ("unit_review",)),
    (_("Countersigning"), ("countersigning",)),
    (_("General Office check"), ("office_check",)),
    (_("Signing by the leader"), ("signing",)),
    (_("Registration"), ("signed", "numbered")),
)
DECISIONS = {
    "agree": _("Agree"),
    "dissent": _("Do not agree"),
    "return": _("Returned"),
    "drop": _("Went on without this unit's answer"),
}
COMMON = {
    "unit_review": (_("Agree."), _("Agree; for the General Office to check.")),
    "office_check": (_("Agree; for the leader to sign."), _("The format is right.")),
    "signing": (_("Agree to issue."),),
}


class Sheet(BrowserView):
    """Sheet, body, path, and the one box that is the reader's."""

    def __call__(self):
        """Render; that a person whose turn it is has opened the document is noted aside."""
        if self._my_turn():
            audit.opened(self.context)
        return self.index()

    def _my_turn(self) -> bool:
        person = plone.user.get_current().getId()
        return bool({person, *organisation.tokens_of(person)} & {*self.context.pending})

    def term(self, titles: dict, value: str | None):
        """Title of a choice."""
        return titles.get(value, "")

    def genre(self):
        """Genre and direction."""
        return genres.GENRES[self.context.genre].title

    def direction(self):
        """Direction of the document."""
        return genres.DIRECTIONS[self.context.direction]

    def urgency(self):
        """Urgency, empty for routine documents."""
        if self.context.urgency != "routine":
            return genres.URGENCIES[self.context.urgency]
        return ""

    def layout(self):
        """Layout of the printed document."""
        return genres.LAYOUTS[self.context.printed_as]

    def disclosure(self):
        """Disclosure attribute, if decided."""
        return genres.DISCLOSURES.get(self.context.disclosure, _("not decided"))

    def retention(self):
        """Retention period."""
        return genres.RETENTIONS[self.context.retention]

    def organ(self) -> str:
        """Name of the commission, the head of the sheet."""
        return plone.portal.get().Title()

    def unit(self) -> str:
        """Title of the drafting unit."""
        return organisation.title(f"unit~{self.context.drafting_unit}")

    def drafter(self) -> str:
        """Name of the drafter."""
        return organisation.title(self.context.drafter)

    def receivers(self) -> str:
        """Receiving units of the commission by title."""
        return "、".join(organisation.title(f"unit~{u}") for u in self.context.receiving_units)

    def attachments(self) -> list[dict]:
        """Name, address and size of each attachment."""
        return [
            {
                "name": item.file.filename,
                "url": f"{item.absolute_url()}/@@download/file",
                "kb": max(1, item.file.getSize() // 1024),
            }
            for item in self.context.objectValues()
        ]

    def body(self) -> str:
        """The text, made safe for the page."""
        return self.context.body.output_relative_to(self.context) if self.context.body else ""

    def warned(self) -> bool:
        """Does the text carry what looks like a mark of classification?"""
        return bool(CLASSIFIED.search(f"{self.context.title} {plain(self.context)}"))

    def path(self):
        """Stations of the document."""
        return path(self.context)

    def cells(self) -> list[dict]:
        """Boxes of the sheet with their opinions; `form` is set in the reader's own box."""
        rows = opinions.rows(self.context)
        outdated = {row.sealed for row in opinions.older(self.context)}
        primary = self.primary()
        state = api.state(self.context)
        cells = []
        for title, steps in CELLS:
            mine = primary if state in steps and primary.get("opinion") else None
            cells.append(
                {
                    "title": title,
                    "opinions": [self._opinion(row, outdated) for row in rows if row.step in steps],
                    "form": mine,
                    "waiting": self._expected() if state in steps else "",
                    "common": COMMON.get(state, ()),
                }
            )
        return cells

    def _opinion(self, row, outdated: set) -> dict:
        return {
            # The words say it themselves unless they are against it.
            "decision": "" if row.decision == "agree" else DECISIONS.get(row.decision, ""),
            "dissent": row.decision in ("dissent", "return"),
            "text": row.text or DECISIONS.get(row.decision, ""),
            "person": organisation.title(row.person),
            "post": organisation.title(row.post) if row.post else "",
            "time": row.time,
            "older": row.sealed in outdated,
        }

    def _expected(self) -> list[dict]:
        return [
            {
                "post": organisation.title(token),
                "vacant": token.startswith("post~") and not organisation.holders(token),
            }
            for token in self.context.pending
        ]

    def primary(self) -> dict:
        """The first step open to the reader: its id, title, and whether it takes an opinion.

        Steps with other parameters are reached by their form.
        """
        for transition in api.open_to_me(self.context):
            schema = api.effect_of(self.context, transition.id).schema
            if schema in (INoParameters, IOpinion):
                return {
                    "id": transition.id,
                    "title": api.title_of(transition.title),
                    "opinion": schema is IOpinion,
                }
        return {}

    def notices(self) -> list:
        """What the reader should know before the first step, which has no form of its own."""
        primary = self.primary().get("id")
        return api.effect_of(self.context, primary).notices() if primary else []

    def others(self) -> list[dict]:
        """All other steps open to the reader, each led to its form."""
        primary = self.primary().get("id")
        return [
            {"id": t.id, "title": api.title_of(t.title), "danger": t.id in ("return", "void")}
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
        turns = self.context.journal.turns if self.context.journal else ()
        return [
            {
                "time": turn.time,
                "person": organisation.title(turn.person) if turn.person else "",
                "title": api.title_of(transitions[turn.transition].title)
                if turn.transition
                else _("Started the draft"),
            }
            for turn in turns
        ]
