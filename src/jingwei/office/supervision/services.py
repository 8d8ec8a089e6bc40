"""Items over REST: what no field holds, and items made from a record (``@supervise``)."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.exc import BadParameters
from jingwei.core.exc import NotYourPost
from jingwei.core.exc import OutOfTurn
from jingwei.core.workflow.data import RecordData
from jingwei.core.workflow.interfaces import IOrigin
from jingwei.office.supervision import feedback
from jingwei.office.supervision import origins
from jingwei.office.supervision.content import TYPE
from jingwei.office.supervision.proposing import store
from jingwei.office.supervision.proposing import told
from jingwei.office.supervision.vocabularies import starter
from plone import api
from plone.restapi.deserializer import json_body
from plone.restapi.serializer.dxcontent import SerializeFolderToJson
from plone.restapi.services import Service
from plone.restapi.services.content.add import FolderPost
from plone.uuid.interfaces import IUUID
from zExceptions import NotFound
from zope.i18n import translate


class ItemToJson(RecordData, SerializeFolderToJson):
    """Adds number, light, ledger, rows and the way back to the source to the stock answer."""

    def more(self) -> dict:
        """Return what is not in a field; dates as ``2026-12-31``.

        `report_due`: last day of the first report that is missing or comes next; `asked_on`: the
        day on which closing was asked for, as long as that stands.
        """
        item = self.context
        found, course = item.reckoning(), feedback.course_of(item)
        return {
            "number": str(item.number) if item.number else None,
            "light": item.light(),
            "due": found.due if found else item.due_on,
            "due_at_first": found.first if found else item.due_on,
            "finished": found.finished if found else None,
            "report_due": next(feedback.awaited(course), None),
            "reports_missed": feedback.missed(course, clock.today()),
            **{
                name: [row._asdict() for row in getattr(item, name)]
                for name in ("ledger", "urges", "extensions", "reached")
            },
            "progress": [
                {**row._asdict(), "files": [_file(item[name]) for name in row.files]}
                for row in item.progress
            ],
            "asked_on": item.asked_on,
            "report": item.report,
            "report_files": [_file(item[name]) for name in item.report_files],
            "grade": item.grade or None,
            "origin": self._origin(),
        }

    def _origin(self) -> dict | None:
        """The quoted text for all readers; what it was quoted from for who may see that."""
        origin, source = self.context.origin, origins.leading_back(self.context)
        if origin is None:
            return None
        told = {"kind": origin.kind, "paragraph": origin.paragraph, "text": origin.text}
        if source is not None:
            told |= {"@id": source.getURL(), "number": origin.number, "title": source.Title}
        return told


def _file(attachment) -> dict:
    """A file that a step brought; its content is at `download`."""
    return {
        "@id": attachment.absolute_url(),
        "filename": attachment.file.filename,
        "size": attachment.file.getSize(),
        "download": f"{attachment.absolute_url()}/@@download/file",
    }


class ItemsFrom(Service):
    """GET @supervise of a source."""

    def reply(self):
        """Return its paragraphs, and the items made from it that the person may see."""
        origin = IOrigin(self.context, None)
        if origin is None:
            raise NotFound("@supervise")
        return {
            "hindrance": translate(origin.hindrance(), context=self.request) or None,
            "paragraphs": [
                {"number": place, "text": text} for place, text in enumerate(origin.paragraphs(), 1)
            ],
            "items": [
                {"@id": brain.getURL(), "title": brain.Title, "state": brain.review_state}
                for brain in origins.made_from(IUUID(self.context))
            ],
        }


class ProposeFrom(FolderPost):
    """POST @supervise of a source: the fields of an item, and

    * `paragraph`: its number; without it the item goes back to the source as a whole
    * `again`: true to make another item from a place that has one
    """

    def reply(self):
        """Create the item in its store.

        :raises OutOfTurn: there is an item from this place already.
        """
        source, data = self.context, json_body(self.request)
        if IOrigin(source, None) is None:
            raise NotFound("@supervise")
        reason = starter(api.user.get_current().getId() or "")
        if reason:
            raise NotYourPost(reason)
        if data.get("@type", TYPE) != TYPE:
            message = _("Items are made here, nothing else.")
            raise BadParameters(errors=[{"field": "@type", "message": message}])
        paragraph = data.get("paragraph", 0)
        if type(paragraph) is not int:
            message = _("This is no number.")
            raise BadParameters(errors=[{"field": "paragraph", "message": message}])
        origin = origins.quote(source, paragraph)
        earlier = origins.made_from(origin.uid, paragraph)
        if earlier and data.get("again") is not True:
            message = _(
                "Made from here before: ${items}. Send “again” as true if another is needed.",
                mapping={"items": told(earlier[-1])},
            )
            raise OutOfTurn(message, allowed=(earlier[-1].getURL(),))
        self.context = store()
        with origins.named(source, paragraph):
            return super().reply()
