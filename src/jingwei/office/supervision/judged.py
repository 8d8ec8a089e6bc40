"""What an opinion on an item judges: what was to be done, and what was reported."""

from jingwei import _
from jingwei.core.opinions.api import TextOfRecord
from jingwei.core.workflow.api import state
from jingwei.office.supervision.content import ISupervisionItem
from plone.restapi.serializer.converters import json_compatible
from zope.schema import getFieldsInOrder


class ItemText(TextOfRecord):
    """`ITextOfRecord` of the supervision item."""

    titles = {"report": _("Completion report")}

    def text(self) -> dict:
        """Field values and the completion report as JSON data."""
        fields = {
            name: json_compatible(getattr(self.context, name))
            for name, _field in getFieldsInOrder(ISupervisionItem)
        }
        return fields | {"report": self.context.report}

    def files(self) -> list:
        """All attachments."""
        return [item.file for item in self.context.objectValues()]

    def settled(self) -> bool:
        """Whoever closed it judged all that was reported."""
        return state(self.context) == "closed"
