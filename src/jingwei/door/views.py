"""The page of a release: the public text as it will stand, and what was found about it."""

from functools import cached_property
from jingwei import _
from jingwei.core.workflow.api import state
from jingwei.core.workflow.page import RecordPage
from jingwei.door import checks
from jingwei.door import publishing
from jingwei.door import sources
from jingwei.door.categories import VALIDITIES
from jingwei.door.draft import Draft
from jingwei.door.draft import draft
from jingwei.door.judged import JudgedText
from jingwei.door.redaction import KINDS
from plone import api as plone


FACTS = {
    "document_number": _("Document number"),
    "genre": _("Genre"),
    "written_on": _("Date of the document"),
    "subject_category": _("Subject category"),
    "validity": _("Validity"),
    "number": _("Inquiry number"),
    "unit": _("Answered by"),
    "asked_on": _("Asked on"),
    "answered_on": _("Answered on"),
}
PREVIEW = _("This is exactly what will be public. Marked passages are masked.")
STANDING = {
    "preparing": PREVIEW,
    "release_review": PREVIEW,
    "released": _("This is exactly what is public. Marked passages are masked."),
    "dropped": _("This is not public. Marked passages would have been masked."),
    "withdrawn": _("This is public no more: a notice stands in its place."),
}
TEXTS = {
    "topic": _("Topic"),
    "question": _("Question"),
    "answer": _("Answer"),
    "body": "",
}


class ReleaseView(RecordPage):
    """Preview, checks, masks, conclusions, and the steps open to the reader."""

    decisions = {
        "agree": _("Approved for release"),
        "return": _("Returned"),
        "drop": _("Not released"),
        "withdraw": _("Withdrawn from the public"),
    }
    dangers = ("drop", "return", "withdraw")
    first_turn = _("Made by the door")
    opinion_title = _("Opinion of the confidentiality review")
    edit_title = _("Edit title and category")

    def standing(self):
        """What the text below is for the public in the present state."""
        return STANDING[state(self.context)]

    @cached_property
    def public(self) -> Draft:
        """What will be public; the source is read once for a page, and only for who may see it."""
        return draft(self.context)

    def judged(self) -> JudgedText:
        """The draft of this page is what an opinion given now would judge."""
        return JudgedText(self.context, self.public)

    def heading(self) -> str:
        """Public title with its masks marked."""
        return self.public.marked["title"]

    def summary(self) -> str:
        """Public summary with its masks marked."""
        return self.public.marked["description"]

    def facts(self) -> list[dict]:
        """The table of metadata as the public page shows it."""
        return [
            {"title": title, "value": self._term(name)}
            for name, title in FACTS.items()
            if self.public.values.get(name)
        ]

    def _term(self, name: str):
        value = self.public.values[name]
        if name in ("genre", "subject_category"):
            return sources.term_title(name, value)
        return VALIDITIES.get(value, value) if name == "validity" else value

    def texts(self) -> list[dict]:
        """Texts with their masks marked."""
        return [
            {"title": title, "html": self.public.marked[name]}
            for name, title in TEXTS.items()
            if name in self.public.marked
        ]

    def files(self) -> list[dict]:
        """Name of each attachment that goes along, and its address for those who may read it."""
        return [
            {
                "name": item.file.filename,
                "url": plone.user.has_permission("View", obj=item)
                and f"{item.absolute_url()}/@@download/file",
            }
            for item in checks.chosen(self.context)
        ]

    def faults(self) -> list:
        """Sentences about what forbids the release."""
        return [fault["message"] for fault in checks.faults(self.context, self.public)]

    def warnings(self) -> list:
        """Sentences about what to look at."""
        return checks.warnings(self.context, self.public)

    def masks(self) -> list[dict]:
        """Each masked passage once, with how often it occurs."""
        found = {}
        for passage in self.public.passages:
            row = found.setdefault(
                passage.original,
                {
                    "original": passage.original,
                    "shown": passage.shown,
                    "kind": KINDS[passage.kind],
                    "count": 0,
                },
            )
            row["count"] += 1
        return list(found.values())

    def kept(self) -> list[dict]:
        """Passages whose mask was removed, with the reason."""
        return [{"text": text, "reason": why} for text, why in self.context.kept.items()]

    def source(self):
        """Title and address of the source, for those who may see it."""
        source = sources.source(self.context)
        if not plone.user.has_permission("View", obj=source):
            return None
        return {"title": source.title, "url": source.absolute_url()}

    def public_address(self) -> str:
        """Address of the public record, or "" while there is none."""
        record = publishing.public_record(self.context)
        return record.absolute_url() if record is not None else ""
