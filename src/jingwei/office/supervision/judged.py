"""What an opinion on an item judges: what was to be done, and what was reported."""

from jingwei.core.opinions.api import file_digest
from jingwei.office.supervision.content import ISupervisionItem
from plone.restapi.serializer.converters import json_compatible
from zope.schema import getFieldsInOrder


class ItemText:
    """`ITextOfRecord` of the supervision item."""

    def __init__(self, context):
        self.context = context

    def text(self) -> dict:
        """Field values and the completion report as JSON data."""
        fields = {
            name: json_compatible(getattr(self.context, name))
            for name, _field in getFieldsInOrder(ISupervisionItem)
        }
        return fields | {"report": self.context.report}

    def attachments(self) -> list[tuple[str, str]]:
        """(file name, SHA-256) of every attachment, in order of name."""
        return sorted(
            (item.file.filename, file_digest(item.file)) for item in self.context.objectValues()
        )
