"""The inquiry as JSON: its fields, and what no field holds."""

from jingwei.core.workflow.data import RecordData
from plone.restapi.serializer.dxcontent import SerializeToJson


class InquiryToJson(RecordData, SerializeToJson):
    """Adds deadline, ledger and dates to the stock answer.

    The stock answer has contact data and further questions for those only who may read these
    fields; nothing that is added here comes from them.
    """

    def more(self) -> dict:
        """Return what is not in a field; dates as ``2026-12-31``."""
        inquiry = self.context
        found = inquiry.reckoning()
        dates = ("answered_on", "forgotten_on", "withdrawn_on")
        return {
            "light": inquiry.light(),
            "due": found.due if found else None,
            "due_at_first": found.first if found else None,
            "finished": found.finished if found else None,
            "ledger": [row._asdict() for row in inquiry.ledger],
            **{name: getattr(inquiry, name) for name in dates},
        }
