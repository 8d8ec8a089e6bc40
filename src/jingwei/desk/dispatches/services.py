"""The copy as JSON."""

from jingwei.core.workflow.data import RecordData
from plone.restapi.serializer.dxcontent import SerializeFolderToJson


class DispatchToJson(RecordData, SerializeFolderToJson):
    """Adds who answered, the deadline and what ended it to the stock answer."""

    def more(self) -> dict:
        """Return what is not in a field."""
        copy = self.context
        return {
            "district": copy.district,
            "answers": [answer._asdict() for answer in copy.answers],
            "sent_again": [again._asdict() for again in copy.sent_again],
            "due": copy.due(),
            "light": copy.light(),
            "recall_reason": copy.recall_reason,
            "ending": copy.ending._asdict() if copy.ending else None,
        }
