"""What every governed record carries: whose turn it is, who did what, who is barred."""

from jingwei.core import clock
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import ALL
from jingwei.core.workflow.grid import Grid
from jingwei.core.workflow.grid import grid_of_type
from jingwei.core.workflow.interfaces import IRecord
from persistent import Persistent
from typing import NamedTuple
from zope.i18nmessageid import Message
from zope.interface import implementer

import datetime


class JournalRow(NamedTuple):
    """One row of the journal. `post` is the token used, `source`/`target` are states.

    `person` is "" where nobody clicked; then `cause` says what fired the transition.
    """

    time: datetime.datetime
    person: str
    post: str
    transition: str
    source: str
    target: str
    cause: str = ""


class Journal(Persistent):
    """The rows of one record, oldest first; its own object, so that a step writes little."""

    def __init__(self):
        self.turns: tuple[JournalRow, ...] = ()

    def add(self, row: JournalRow) -> None:
        """Append `row`; rows are never changed."""
        self.turns = (*self.turns, row)


@implementer(IRecord)
class Record:
    """Mixin of content classes under a grid.

    * `pending`: tokens and user ids whose turn it is
    * `turns_given`: to whom a step gave a turn -> whose it is since a rule passed one of them on
    * `drafters`: everybody who ever held the draft; barred from judging it
    * `last`: transition id -> user id that fired it last
    * `recused`: user ids for whom the record does not exist; `recusals`: why, rows of `recusal`
    * `passed`: post -> who holds its part since a rule left it without anybody
    * `escalations`: rungs taken when it was overdue, `core.escalation`
    * `changes`: grows with every transition and every change of its text or files
    """

    # Kind of the records in which people may stand in for a post; "" for none.
    deputised_as: str = ""

    # Can somebody with a part in it be recused from it?
    recusable: bool = True

    pending: tuple[str, ...] = ()
    turns_given: dict[str, str] = {}
    drafters: frozenset[str] = frozenset()
    recused: frozenset[str] = frozenset()
    recusals: tuple = ()
    passed: dict[str, str] = {}
    last: dict[str, str] = {}
    escalations: tuple = ()
    changes: int = 0
    # Tokens of those who are to read the record though it is not their turn; how often it was
    # sent to be read.
    to_read: tuple[str, ...] = ()
    issue: int = 0
    started_by: str = ""
    journal: Journal | None = None

    # Indexes beside those of every record that a transition changes.
    turn_indexes: tuple[str, ...] = ()
    # Attributes that name a post whose turn it is in some state.
    turn_attributes: tuple[str, ...] = ()

    # What a copy does not inherit; features add their own names.
    history_attributes: tuple[str, ...] = (
        "pending",
        "turns_given",
        "drafters",
        "recused",
        "recusals",
        "passed",
        "last",
        "escalations",
        "changes",
        "started_by",
        "journal",
    )

    @property
    def grid(self) -> Grid:
        """The grid that governs this record."""
        return grid_of_type(self.portal_type)

    @property
    def turn_since(self) -> datetime.datetime | None:
        """When the last step was taken; None of what has taken none."""
        return self.journal.turns[-1].time if self.journal else None

    def called(self) -> Message | str:
        """What messages call it; they also go out as mail."""
        return self.title

    def begin(self, person: str, post: str = "") -> None:
        """Start the record's life: `person` drafts it and it is their turn.

        :param post: token through which they may, if it is not a right of their own.
        """
        self.started_by = person
        self.drafters = frozenset([person])
        self.pending = (person,)
        self.journal = Journal()
        self.journal.add(JournalRow(clock.now(), person, post or person, "", "", self.grid.initial))

    def give_turn(self, *tokens: str) -> None:
        """It is the turn of these posts or people; steps say here to whom they give one."""
        self.pending = tuple(dict.fromkeys(tokens))
        if self.turns_given:
            self.turns_given = {}

    def whose(self) -> dict[str, str]:
        """To whom a step gave a turn -> whose turn it is now."""
        return self.turns_given or {token: token for token in self.pending}

    def pass_turn(self, given: str, new: str) -> None:
        """The turn that a step gave to `given` is that of `new`, with all the record says of it."""
        whose = self.whose()
        old, whose = whose[given], {**whose, given: new}
        self.give_turn(*whose.values())
        if any(token != now for token, now in whose.items()):
            self.turns_given = whose
        for name in self.turn_attributes:
            if getattr(self, name) == old:
                setattr(self, name, new)

    def pass_part(self, post: str, new: str) -> None:
        """Whatever `post` may do here, `new` may do as well: its own holders cannot."""
        self.passed = {**self.passed, post: new}

    def return_part(self, post: str) -> None:
        """Somebody on `post` can do its part again."""
        self.passed = {token: new for token, new in self.passed.items() if token != post}

    def forget_history(self) -> None:
        """Drop what belongs to the original only (called on copies)."""
        for name in self.history_attributes:
            self.__dict__.pop(name, None)

    def withholds(self, user_id: str):
        """Roles that `user_id` may not use here, whoever gave them; all if recused."""
        return ALL if user_id in self.recused else self.own(user_id)

    def withholds_through(self, user_id: str, token: str) -> frozenset[str]:
        """Roles that `user_id` may not use here under an acting token: who stands in judges no
        more than everybody who is stood in for. Of a recused person the part is taken over.
        """
        kept = [self.own(grantor) for grantor in organisation.stood_in_for(token, user_id)]
        return frozenset.intersection(*kept) if kept else frozenset()

    def own(self, user_id: str) -> frozenset[str]:
        """Roles that would judge what is the own of `user_id`.

        Whoever drafted a record, or fired the transition that is judged, cannot judge it, in
        no post and no deputation (architecture, negative rules).
        """
        drafter = user_id in self.drafters
        barred: frozenset[str] = frozenset()
        for judged, roles in self.grid.judgements:
            if drafter or any(self.last.get(transition) == user_id for transition in judged):
                barred |= roles
        return barred
