"""The document as JSON: its fields, and what no field holds."""

from jingwei.core.opinions import api as opinions
from jingwei.core.workflow.api import note_opened
from jingwei.core.workflow.api import seen
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.serializer.dxcontent import SerializeFolderToJson


class DocumentToJson(SerializeFolderToJson):
    """Adds number, dates, drafter, opinions and the `seen` token to the stock answer."""

    def __call__(self, version=None, include_items=True):
        """Return the JSON data of the document; whose turn it is has opened it with that, though
        the address may be that of a list or a search.
        """
        note_opened(self.context)
        data = super().__call__(version=version, include_items=include_items)
        document = self.context
        outdated = {row.sealed for row in opinions.older(document)}
        data |= {
            "number": str(document.number) if document.number else None,
            "drafter": document.drafter,
            "pending": list(document.pending),
            "consultations": [consultation._asdict() for consultation in document.consultations],
            "opinions": [
                self._opinion(row) | {"older": row.sealed in outdated}
                for row in opinions.rows(document)
            ],
            "seen": seen(document),
        }
        for name in ("submitted_on", "signed_on", "issued_on", "archived_on"):
            data[name] = json_compatible(getattr(document, name))
        return data

    def _opinion(self, row) -> dict:
        """What the sheet shows of an opinion; `older`: the text was changed after it."""
        return {
            "step": row.step,
            "decision": row.decision,
            "text": row.text,
            "person": row.person,
            "post": row.post,
            "time": json_compatible(row.time),
        }
