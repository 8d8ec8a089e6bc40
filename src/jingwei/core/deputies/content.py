"""A deputation: for some days somebody stands in for the holder of a post (handbook §1.7).

It is itself an approved, dated, revocable record. The deputy gets no post: records of the kinds
named here know a token for whoever stands in (`core.organisation.tokens.acting`).
"""

from jingwei import _
from jingwei.core.deputies import vocabularies
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.record import Record
from plone.autoform import directives
from plone.dexterity.content import Item
from plone.supermodel import model
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.interface import implementer

import datetime


# Between the first and the last day, as people read them.
TO = " – "
# What neither side of a deputation uses, whatever post they come to hold.
APPROVING = frozenset({"DeputationApprover"})


class IDeputation(model.Schema):
    """What the holder of the post fills in."""

    post = schema.Choice(
        title=_("For the post"), vocabulary="jingwei.deputies.posts", required=True
    )
    deputy = schema.Choice(title=_("Deputy"), vocabulary="jingwei.deputies.colleagues")
    directives.widget("kinds", CheckBoxFieldWidget)
    kinds = schema.Tuple(
        title=_("In matters of these kinds"),
        value_type=schema.Choice(vocabulary=vocabularies.KINDS),
        min_length=1,
        default=tuple(vocabularies.TITLES),
    )
    first_day = schema.Date(title=_("From"))
    last_day = schema.Date(title=_("Until (this day included)"))
    reason = schema.TextLine(title=_("Reason"), max_length=300)
    order = schema.TextLine(
        title=_("Order on which it rests"),
        description=_("For the principal leader, whose deputation is entered by others."),
        required=False,
        max_length=300,
    )


@implementer(IDeputation)
class Deputation(Record, Item):
    """`grantor` is the person who is stood in for, `approver` the post that approves.

    `approved_on`: the day of the approval; the deputy has no powers before it.
    """

    turn_indexes = ("escalates_on",)
    grantor: str = ""
    approver: str = ""
    post: str = ""
    deputy: str = ""
    kinds: tuple[str, ...] = ()
    first_day: datetime.date | None = None
    last_day: datetime.date | None = None
    approved_on: datetime.date | None = None

    turn_attributes = ("approver",)
    history_attributes = (*Record.history_attributes, "grantor", "approver", "approved_on")

    def begin(self, person: str) -> None:
        """It waits for approval; neither side of it approves. Whoever enters that of the principal
        on a recorded order is none of them.
        """
        super().begin(person)
        holders = organisation.holders(self.post)
        self.grantor = person if person in holders else next(iter(holders), "")
        self.drafters = frozenset({self.grantor, self.deputy})
        self.approver = organisation.turn(approvers(self.post), self.drafters).token
        self.give_turn(self.approver)
        self.title = (
            f"{organisation.title(self.post)}：{organisation.title(self.grantor)}"
            f" → {organisation.title(self.deputy)}"
        )

    def own(self, user_id: str) -> frozenset[str]:
        """Who is away and who stands in approve nothing of it, in no post."""
        barred = super().own(user_id)
        return barred | APPROVING if user_id in self.drafters else barred

    def sides(self) -> tuple[str, ...]:
        """User ids of the deputy, of who is stood in for, and of who entered it."""
        return tuple(dict.fromkeys((self.deputy, self.grantor, self.started_by)))

    def left(self) -> bool:
        """Does who is away hold the post no more? Nobody is then stood in for."""
        return bool(self.grantor) and self.grantor not in organisation.holders(self.post)

    def days(self) -> str:
        """First and last day, as people read them."""
        return f"{self.first_day:%Y-%m-%d}{TO}{self.last_day:%Y-%m-%d}"

    def meets(self, first: datetime.date, last: datetime.date) -> bool:
        """Is one of its days between `first` and `last`, both included?"""
        return first <= self.last_day and self.first_day <= last

    def counts_from(self) -> datetime.date:
        """The first day with powers: none lies before the approval."""
        return max(self.first_day, self.approved_on or self.first_day)

    def spells(self) -> dict[str, organisation.Spell]:
        """Acting token -> the spell that approval gives."""
        days = (self.counts_from(), self.last_day)
        spell = organisation.Spell(self.deputy, *days, grantor=self.grantor)
        return {organisation.acting(self.post, kind): spell for kind in self.kinds}


def approvers(post: str) -> tuple[str, ...]:
    """Who approves a deputation of `post`: a head's the leader in charge, a leader's the
    principal, the principal's whoever enters it on a recorded order, all others' the head.
    """
    if post == organisation.PRINCIPAL:
        return (organisation.SECURITY_ADMIN,)
    unit, name = organisation.unit_of_post(post), organisation.name_of_post(post)
    above = {"head": "leader", "deputy": "leader"}
    if name == "leader":
        return organisation.stand_ins(organisation.PRINCIPAL)
    return organisation.stand_ins(organisation.post(unit, above.get(name, "head")))
