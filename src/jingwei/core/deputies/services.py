"""The deputation as JSON: its fields, and who is stood in for and who approves."""

from jingwei.core.workflow.data import RecordData
from plone.restapi.serializer.dxcontent import SerializeToJson


class DeputationToJson(RecordData, SerializeToJson):
    """Adds grantor, approver and opinions to the stock answer."""

    def more(self) -> dict:
        """Return what is not in a field."""
        return {"grantor": self.context.grantor, "approver": self.context.approver}
