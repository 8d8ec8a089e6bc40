"""The document as JSON: its fields, and what no field holds."""

from jingwei.core.workflow.data import RecordData
from plone.restapi.serializer.dxcontent import SerializeFolderToJson


class DocumentToJson(RecordData, SerializeFolderToJson):
    """Adds number, dates, drafter, consultations and opinions to the stock answer."""

    def more(self) -> dict:
        """Return what is not in a field."""
        document = self.context
        dates = ("submitted_on", "signed_on", "issued_on", "archived_on")
        return {
            "number": str(document.number) if document.number else None,
            "drafter": document.drafter,
            "consultations": [consultation._asdict() for consultation in document.consultations],
            "ending": document.ending._asdict() if document.ending else None,
            **{name: getattr(document, name) for name in dates},
        }
