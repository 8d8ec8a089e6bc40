"""The release: how one office record goes to the public site, or why it does not."""

from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow.record import Record
from jingwei.door import vocabularies
from plone.dexterity.content import Item
from plone.supermodel import model
from zope import schema
from zope.interface import implementer

import datetime


class IRelease(model.Schema):
    """What the editor may set. The text itself comes from the source and is only masked."""

    title = schema.TextLine(title=_("Public title"), max_length=200)
    description = schema.Text(
        title=_("Summary for the public"), required=False, max_length=500, missing_value=""
    )
    subject_category = schema.Choice(
        title=_("Subject category"),
        description=_("Of a document; must be chosen before the review."),
        vocabulary=vocabularies.CATEGORY_TERMS,
        required=False,
    )
    validity = schema.Choice(
        title=_("Validity"), vocabulary=vocabularies.VALIDITY_TERMS, default="valid"
    )


@implementer(IRelease)
class Release(Record, Item):
    """The release of one source.

    * `kind`: ``document`` or ``inquiry``; `source_path`, `source_uid`: the record released
    * `unit`: unit answerable for the source
    * `reviewer`: token of the post that judges it now
    * `words`: the writer's names that stand in the text
    * `added`: passages masked by the editor; `kept`: passage -> reason why it is not masked
    * `chosen`: ids of the attachments that go along
    * `judged`: digest of what was submitted; nothing else may be approved
    * `correction`: what is corrected, while a correction is prepared
    * `public_uid`: the public record; `index_number` and `released_on` stay for ever
    """

    deputised_as = "releases"
    turn_attributes = ("reviewer",)
    kind: str = ""
    source_path: str = ""
    source_uid: str = ""
    unit: str = ""
    reviewer: str = ""
    words: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    kept: dict[str, str] = {}
    chosen: tuple[str, ...] = ()
    judged: str = ""
    correction: str = ""
    public_uid: str = ""
    index_number: str = ""
    released_on: datetime.datetime | None = None
    withdrawn_on: datetime.datetime | None = None

    def begin(self, person: str) -> None:
        """It waits for the editor; whoever issued the source prepares nothing."""
        super().begin("")
        self.drafters = frozenset()
        self.give_turn(organisation.EDITOR)
