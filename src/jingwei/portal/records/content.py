"""What all public records share: made by the door, corrected visibly, withdrawn with a notice."""

from jingwei import _
from jingwei.core.language import in_site_language
from jingwei.core.workflow.record import Record
from plone.dexterity.content import Container
from zope.interface import implementer
from zope.interface import Interface

import datetime


class IPublicRecord(Interface):
    """Marks what the door made."""


@implementer(IPublicRecord)
class PublicRecord(Record, Container):
    """Nobody's turn, nobody's draft: the door alone fires its transitions.

    * `published_on`: when it became public, by the clock; `release_uid`: the release behind it
    * `correction_note`, `corrected_on`: what was corrected last, and when
    * `ended_note`: that it holds no more, and since when
    * `withdrawn_on`, `withdrawal_reason`: set when only a notice is left
    """

    _ordering = "unordered"
    published_on: datetime.datetime | None = None
    release_uid: str = ""
    correction_note: str | None = None
    corrected_on: datetime.datetime | None = None
    ended_note: str | None = None
    withdrawn_on: datetime.datetime | None = None
    withdrawal_reason: str | None = None

    def begin(self, person: str) -> None:
        """It waits for nobody and belongs to nobody."""
        super().begin(person)
        self.give_turn()
        self.drafters = frozenset()

    def drop_files(self) -> None:
        """Take all files away."""
        for name in list(self.objectIds()):
            self._delObject(name)

    def forget_text(self) -> None:
        """Drop what must not be read any more: files, title and notes here, the rest in each kind.

        The old title may itself be what had to go. Its numbers stay, by which those who read it
        know what was withdrawn.
        """
        self.drop_files()
        self.title = in_site_language(_("This information has been withdrawn"))
        self.description = ""
        self.correction_note = self.corrected_on = self.ended_note = None

    @property
    def withdrawn(self) -> bool:
        """Is only the notice left?"""
        return self.withdrawn_on is not None

    def notifyModified(self):
        """Files that the door puts in do not move its date."""
