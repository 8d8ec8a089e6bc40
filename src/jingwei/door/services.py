"""The release as JSON: its fields, what will be public, masks and checks."""

from jingwei.core.workflow.data import RecordData
from jingwei.door import checks
from jingwei.door import publishing
from jingwei.door import sources
from jingwei.door.draft import draft
from plone.restapi.serializer.dxcontent import SerializeToJson
from zope.i18n import translate


class ReleaseToJson(RecordData, SerializeToJson):
    """Adds what the page shows to the stock answer."""

    def more(self) -> dict:
        """Return what is not in a field."""
        release = self.context
        public = draft(release)
        record = publishing.public_record(release)
        source = sources.source(release)
        attachments = sources.attachments(source)
        dates = ("released_on", "withdrawn_on")
        return {
            "kind": release.kind,
            "index_number": release.index_number,
            **{name: getattr(release, name) for name in dates},
            "source": source.absolute_url(),
            "public": record.absolute_url() if record is not None else None,
            "preview": public.data(),
            "masks": [passage._asdict() for passage in public.passages],
            "flags": [passage._asdict() for passage in public.flags],
            "attachments": [
                {
                    "id": item.getId(),
                    "title": item.file.filename,
                    "chosen": item.getId() in release.chosen,
                }
                for item in attachments
            ],
            "faults": [self._told(fault) for fault in checks.faults(release, public)],
            "warnings": [
                translate(text, context=self.request) for text in checks.warnings(release, public)
            ],
        }

    def _told(self, fault: dict) -> dict:
        return {**fault, "message": translate(fault["message"], context=self.request)}
