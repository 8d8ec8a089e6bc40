"""Words that the pages of public records share."""

from abc import ABC
from abc import abstractmethod
from jingwei.core.rendition.api import title_words
from jingwei.portal.lists.api import article_tags
from jingwei.portal.lists.api import days
from jingwei.portal.lists.api import PublicPage
from pathlib import PurePath
from Products.Five import BrowserView

import json


class PublicRecordPage(PublicPage, ABC):
    """A public record as a page, or with ``?format=json`` as data; a notice once withdrawn."""

    def __call__(self):
        """Answer in the format asked for."""
        if self.request.form.get("format") != "json":
            return self.index()
        self.request.response.setHeader("Content-Type", "application/json; charset=utf-8")
        return json.dumps(self.data(), ensure_ascii=False, indent=1)

    def data(self) -> dict:
        """Everything public of the record; of a withdrawn one the notice alone."""
        record = self.context
        found = {
            "@id": record.absolute_url(),
            "uid": record.UID(),
            "title": record.title,
            "withdrawn": days.minute(record.withdrawn_on),
            "withdrawal_reason": record.withdrawal_reason or "",
        }
        return found if record.withdrawn else {**found, **self.own()}

    def title_words(self) -> list[str]:
        """Its title, in parts between which a line may end."""
        return title_words(self.context.title)

    @abstractmethod
    def own(self) -> dict:
        """Fields of the kind of record."""

    def published(self) -> str:
        """Minute of publication."""
        return days.minute(self.context.published_on)

    def withdrawn(self) -> str:
        """Day of withdrawal."""
        return days.minute(self.context.withdrawn_on)[:10]

    def corrected(self) -> str:
        """Day of the last correction."""
        return days.minute(self.context.corrected_on)[:10]

    def source(self) -> str:
        """Who answers for the text."""
        return self.organ()

    def meta(self) -> list[dict]:
        """Tags of a page with content; a notice has only its title."""
        record = self.context
        summary = "" if record.withdrawn else record.description or ""
        return article_tags(
            record.title, self.published(), self.source(), summary, record.absolute_url()
        )

    def files(self) -> list[dict]:
        """Name, kind, size and address of each file."""
        return [
            {
                "name": item.title or item.file.filename,
                "suffix": PurePath(item.file.filename or "").suffix[1:].upper(),
                "size": self.size(item.file.getSize()),
                "url": f"{item.absolute_url()}/@@download/file",
            }
            for item in self.context.objectValues()
            if getattr(item, "file", None) is not None
        ]


class ToTheFile(BrowserView):
    """The page of a file is the record that it belongs to."""

    def __call__(self):
        """Lead there."""
        return self.request.response.redirect(self.context.aq_parent.absolute_url())
