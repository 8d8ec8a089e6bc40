"""The document as JSON: its fields, and what no field holds."""

from jingwei.core.workflow.api import seen
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.serializer.dxcontent import SerializeFolderToJson


class DocumentToJson(SerializeFolderToJson):
    """Adds number, dates, drafter and the `seen` token to the stock answer."""

    def __call__(self, version=None, include_items=True):
        """Return the JSON data of the document."""
        data = super().__call__(version=version, include_items=include_items)
        document = self.context
        data |= {
            "number": str(document.number) if document.number else None,
            "drafter": document.drafter,
            "seen": seen(document),
        }
        for name in ("submitted_on", "signed_on", "issued_on", "archived_on"):
            data[name] = json_compatible(getattr(document, name))
        return data
