"""The policy document: the public face of an issued official document."""

from jingwei import _
from jingwei.core.texts import right_length
from jingwei.door.api import VALIDITIES
from jingwei.portal.records.api import PublicRecord
from plone.app.textfield import RichText
from plone.supermodel import model
from zope import schema
from zope.interface import implementer
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


class IPolicyDocument(model.Schema):
    """Catalogue metadata of a disclosed document (disclosure regulation art. 12) and its text."""

    title = schema.TextLine(title=_("Title"), max_length=200)
    index_number = schema.TextLine(title=_("Index number"), required=False)
    document_number = schema.TextLine(title=_("Document number"), required=False)
    genre = schema.TextLine(title=_("Genre"), required=False)
    issuer = schema.TextLine(title=_("Issuing organ"), required=False)
    subject_category = schema.TextLine(title=_("Subject category"), required=False)
    written_on = schema.Date(title=_("Date of writing"), required=False)
    published_on = schema.Datetime(title=_("Date of publication"), required=False)
    validity = schema.Choice(
        title=_("Validity"),
        vocabulary=SimpleVocabulary([SimpleTerm(v, v, t) for v, t in VALIDITIES.items()]),
        default="valid",
    )
    body = RichText(
        title=_("Body text"),
        default_mime_type="text/html",
        output_mime_type="text/x-html-safe",
        allowed_mime_types=("text/html",),
        constraint=right_length,
        required=False,
    )


@implementer(IPolicyDocument)
class PolicyDocument(PublicRecord):
    """A disclosed document. `genre` is the title of the genre."""

    def forget_text(self) -> None:
        """The text and what tells of it go; document number and index number stay."""
        super().forget_text()
        self.body = None
        self.genre = self.subject_category = ""
        self.written_on = None
