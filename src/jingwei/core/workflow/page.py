"""What the pages of all records share: the way, the journal, the opinions, the open steps."""

from functools import cached_property
from jingwei import _
from jingwei.core.opinions import api as opinions
from jingwei.core.opinions.interfaces import ITextOfRecord
from jingwei.core.organisation import api as organisation
from jingwei.core.pages.layers import IOfficeLayer
from jingwei.core.rendition.api import title_words
from jingwei.core.rights import is_token
from jingwei.core.workflow import api
from jingwei.core.workflow import recusal
from jingwei.core.workflow.effects import INoParameters
from jingwei.core.workflow.effects import IOpinion
from jingwei.core.workflow.path import path
from plone import api as plone
from Products.Five import BrowserView
from typing import NamedTuple
from zope.i18nmessageid import Message


class Step(NamedTuple):
    """A step open to the reader.

    `box`: what the page itself takes for it, ``click``, ``opinion`` or a box of the feature's
    own; "" leads to the step's form. `danger`: it undoes or ends something; `signs`: it asks for
    the PIN.
    """

    id: str
    title: Message
    box: str
    danger: bool
    signs: bool


class RecordPage(BrowserView):
    """Base of the page of a record; its macros are ``@@workflow-macros``.

    * `boxes`: parameter schema -> the box of the page that takes it
    * `decisions`: decision of an opinion -> its title
    * `neutral`: decisions that are neither for the record nor against it
    * `lasting`: decisions about what nobody changes; no change makes them outdated
    * `dangers`: ids of steps that undo or end something
    * `first_turn`: what the journal says of the turn that began the record
    * `opinion_title`, `edit_title`: what the box and the link to the edit form say
    """

    boxes = {INoParameters: "click", IOpinion: "opinion"}
    decisions: dict[str, Message] = {}
    neutral: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    dangers: tuple[str, ...] = ()
    first_turn = _("Started the draft")
    opinion_title = _("Your opinion")
    edit_title = _("Edit the text")

    def title_words(self) -> list[str]:
        """Its title, in parts between which a line may end."""
        return title_words(self.context.title)

    def path(self) -> list:
        """Stations of the record."""
        return path(self.context)

    def seen(self) -> str:
        """Token of the state shown."""
        return api.seen(self.context)

    def may(self, permission: str) -> bool:
        """Does the reader hold `permission` here?"""
        return plone.user.has_permission(permission, obj=self.context)

    def may_edit(self) -> bool:
        """May the reader change the text?"""
        return self.may("Modify portal content")

    def may_delete(self) -> bool:
        """May the reader delete the record?"""
        return self.may("Delete objects")

    def steps(self) -> list[Step]:
        """Steps open to the reader, in the order of the grid."""
        return self._steps

    @cached_property
    def _steps(self) -> list[Step]:
        """Asked for several times in a page, and every guard is a question to the security."""
        return [self._step(transition) for transition in api.open_to_me(self.context)]

    def _step(self, transition) -> Step:
        effect = api.effect_of(self.context, transition.id)
        return Step(
            transition.id,
            api.title_of(transition.title),
            self.boxes.get(effect.schema, ""),
            transition.id in self.dangers,
            effect.signs,
        )

    def only_read(self) -> "RecordPage":
        """The same page without steps: what it shows stands beside the form of one of them."""
        self._steps = []
        return self

    def primary(self) -> Step | None:
        """The first step that this page itself can take."""
        return next((step for step in self.steps() if step.box), None)

    def notices(self) -> list[Message]:
        """What the reader should know before the first step, which has no form of its own."""
        primary = self.primary()
        return api.effect_of(self.context, primary.id).notices() if primary else []

    def others(self) -> list[Step]:
        """All other steps, each led to its form."""
        primary = self.primary()
        return [step for step in self.steps() if step != primary]

    def may_recuse(self) -> bool:
        """Has the reader a part that they could be recused from, or somebody below them?"""
        return next(recusal.concerned(self.context), None) is not None

    def recusals(self) -> list[dict]:
        """Who is recused, and why."""
        return [
            {"person": organisation.title(row.person), "reason": row.reason}
            for row in self.context.recusals
        ]

    def waiting(self) -> list[dict]:
        """Posts or persons whose turn it is."""
        return [
            {
                "post": organisation.title(token),
                "vacant": organisation.is_vacant(token),
            }
            for token in self.context.pending
        ]

    def judged(self) -> ITextOfRecord:
        """The present text, as an opinion judges it."""
        return ITextOfRecord(self.context)

    def proves(self) -> bool:
        """Are there opinions, and pages that check them? Those are part of the office."""
        return IOfficeLayer.providedBy(self.request) and bool(opinions.rows(self.context))

    def opinions(self) -> list[dict]:
        """Opinions, oldest first; `older`: what they judged was changed afterwards."""
        outdated = {row.sealed for row in opinions.older(self.context, self.judged())}
        return [
            {
                "position": position,
                "step": row.step,
                "decision": self.decisions.get(row.decision, row.decision),
                "agrees": row.decision == "agree",
                "against": row.decision not in ("agree", *self.neutral),
                "text": row.text,
                "person": organisation.title(row.person),
                # A right of one's own, such as that of who began the record, is no post.
                "post": organisation.title(row.post) if is_token(row.post) else "",
                "time": row.time,
                "older": row.sealed in outdated and row.decision not in self.lasting,
            }
            for position, row in enumerate(opinions.rows(self.context), 1)
        ]

    def history(self) -> list[dict]:
        """The journal in words, oldest first."""
        transitions = self.context.grid.transitions
        return [
            {
                "time": row.time,
                "person": organisation.name_for(row.person, row.post),
                "title": api.title_of(transitions[row.transition].title)
                if row.transition
                else self.first_turn,
            }
            for row in (self.context.journal.turns if self.context.journal else ())
        ]
