"""What an approval of a deputation judges."""

from jingwei.core.deputies.content import IDeputation
from jingwei.core.opinions.api import TextOfRecord
from plone.restapi.serializer.converters import json_compatible
from zope.schema import getFieldsInOrder


class AskedFor(TextOfRecord):
    """`ITextOfRecord` of the deputation: all that was asked for."""

    def text(self) -> dict:
        """Field values as JSON data."""
        return {
            name: json_compatible(getattr(self.context, name))
            for name, _field in getFieldsInOrder(IDeputation)
        }
