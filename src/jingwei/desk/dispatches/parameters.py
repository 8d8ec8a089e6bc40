"""Parameters of the steps of a copy."""

from jingwei import _
from jingwei.core.delivery.api import WORDS
from jingwei.core.workflow.effects import IReason
from zope import schema
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


class IMark(IReason):
    """Why the document does not hold any more, and since when."""

    word = schema.Choice(
        title=_("Validity"),
        vocabulary=SimpleVocabulary([SimpleTerm(id_, id_, word) for id_, word in WORDS.items()]),
    )
    since = schema.Date(title=_("From this day on"))
    replaced_by = schema.TextLine(
        title=_("Number of the document that replaces it"),
        required=False,
        default="",
        missing_value="",
    )
