"""The policy page: metadata first, then the text, then the files (handbook §5.4)."""

from jingwei import _
from jingwei.core.typeset import letter
from jingwei.core.typeset import tables
from jingwei.door.api import VALIDITIES
from jingwei.portal.lists.api import days
from jingwei.portal.lists.api import Line
from jingwei.portal.lists.api import newest
from jingwei.portal.lists.api import query
from jingwei.portal.records.api import PublicRecordPage


# Interpretations of one policy: the text, a picture, questions and answers ...
MOST = 50


class PolicyPage(PublicRecordPage):
    """Page and data of one policy document."""

    def genre(self):
        """Title of the genre."""
        return self.context.genre or ""

    def source(self) -> str:
        """The issuing organ."""
        return self.context.issuer or self.organ()

    def validity(self) -> dict:
        """Word and look of the validity badge."""
        value = self.context.validity
        return {"title": VALIDITIES.get(value, value), "chip": self.chips.get(value, "chip")}

    def table(self) -> list[dict]:
        """Catalogue metadata in the order of the disclosure catalogue; two cells a row."""
        policy = self.context
        cells = [
            (_("Index number"), policy.index_number),
            (_("Subject category"), policy.subject_category),
            (_("Issuing organ"), self.source()),
            (_("Genre"), self.genre()),
            (_("Document number"), policy.document_number),
            (_("Date of writing"), days.day(policy.written_on)),
            (_("Date of publication"), self.published()),
        ]
        return [{"title": title, "value": value or "—"} for title, value in cells]

    def body(self) -> str:
        """The text, made safe for the page."""
        body = self.context.body
        return tables(letter(body.output_relative_to(self.context))) if body else ""

    def interpretations(self) -> list[Line]:
        """Published texts that interpret the policy, newest first."""
        wanted = query(kinds=("News Item", "Document"), interprets=self.context.UID())
        return newest(wanted, MOST)

    def own(self) -> dict:
        """The policy as data."""
        policy = self.context
        return {
            "index_number": policy.index_number or "",
            "document_number": policy.document_number or "",
            "genre": str(self.genre()),
            "issuer": self.source(),
            "subject_category": policy.subject_category or "",
            "written": days.day(policy.written_on),
            "published": self.published(),
            "validity": policy.validity,
            "correction_note": policy.correction_note or "",
            "body": self.body(),
            "files": self.files(),
            "interpretations": [
                {"@id": line.url, "title": line.title} for line in self.interpretations()
            ],
        }
