"""What an approval of a deputation judges."""

from jingwei.core.deputies.content import IDeputation
from plone.restapi.serializer.converters import json_compatible
from zope.schema import getFieldsInOrder


class AskedFor:
    """`ITextOfRecord` of the deputation: all that was asked for."""

    def __init__(self, context):
        self.context = context

    def text(self) -> dict:
        """Field values as JSON data."""
        return {
            name: json_compatible(getattr(self.context, name))
            for name, _field in getFieldsInOrder(IDeputation)
        }

    def attachments(self) -> list[tuple[str, str]]:
        """There are none."""
        return []
