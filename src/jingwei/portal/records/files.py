"""Files of public records."""

from jingwei import _
from jingwei.portal.exc import Withdrawn
from plone.app.contenttypes.content import File
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class IPublicFile(model.Schema):
    """A file of a public record."""

    title = schema.TextLine(title=_("Name"), required=False, max_length=200)
    model.primary("file")
    file = NamedBlobFile(title=_("File"))


@implementer(IPublicFile)
class PublicFile(File):
    """A copy of an attachment; has no states of its own and goes when its record is withdrawn."""

    def __before_publishing_traverse__(self, arg1, arg2=None):
        """Nothing of a withdrawn record can be downloaded."""
        if self.aq_parent.withdrawn:
            raise Withdrawn()
        super().__before_publishing_traverse__(arg1, arg2)
