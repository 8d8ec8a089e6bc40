"""The page of a text: the same light page for visitors, with a bar of steps for editors."""

from jingwei import _
from jingwei.core.opinions import api as opinions
from jingwei.core.organisation import api as organisation
from jingwei.core.workflow import api
from jingwei.core.workflow.effects import INoParameters
from jingwei.core.workflow.path import path
from jingwei.portal.lists.api import article_tags
from jingwei.portal.lists.api import days
from jingwei.portal.lists.api import PublicPage
from pathlib import PurePath
from plone import api as plone
from urllib.parse import urlsplit


DECISIONS = {
    "agree": _("Published"),
    "return": _("Returned"),
    "withdraw": _("Withdrawn"),
}
DANGEROUS = ("return", "withdraw")


class TextPage(PublicPage):
    """Title, date, source and body; path, opinions and steps for the two posts only."""

    def editing(self) -> bool:
        """Does the reader belong to the editing of the site?"""
        if plone.user.is_anonymous():
            return False
        return plone.user.has_permission("jingwei: See editing", obj=self.context)

    def published(self) -> str:
        """Minute of publication, empty for drafts."""
        return days.minute(self.context.published_on)

    def source(self) -> str:
        """Where the text comes from."""
        return self.context.source or self.organ()

    def meta(self) -> list[dict]:
        """Tags of a page with content."""
        return article_tags(
            self.context.title,
            self.published(),
            self.source(),
            self.context.description or "",
            self.context.absolute_url(),
        )

    def body(self) -> str:
        """The body, made safe for the page."""
        text = self.context.text
        return text.output_relative_to(self.context) if text else ""

    def file(self) -> dict | None:
        """Name, kind, size and address of a file."""
        blob = self.context.file
        if blob is None:
            return None
        return {
            "name": blob.filename,
            "suffix": PurePath(blob.filename or "").suffix[1:].upper(),
            "size": self.size(blob.getSize()),
            "url": f"{self.context.absolute_url()}/@@download/file",
        }

    def image(self) -> str:
        """Address of a picture, empty for everything else."""
        if self.context.image is None:
            return ""
        return f"{self.context.absolute_url()}/@@images/image"

    def target(self) -> dict | None:
        """Address and host that a link leads to."""
        address = self.context.remoteUrl
        if not address:
            return None
        host = urlsplit(address).hostname or ""
        return {"url": address, "host": host, "government": host.endswith((".gov.cn", ".政务"))}

    def path(self):
        """Stations of the text."""
        return path(self.context)

    def opinions(self) -> list[dict]:
        """What the chief editor said, newest first."""
        return [
            {
                "decision": DECISIONS.get(row.decision, row.decision),
                "text": row.text,
                "person": organisation.title(row.person),
                "time": days.minute(row.time),
            }
            for row in reversed(opinions.rows(self.context))
        ]

    def seen(self) -> str:
        """Token of the state shown."""
        return api.seen(self.context)

    def steps(self) -> list[dict]:
        """Steps open to the reader; `plain` ones need nothing but the click."""
        return [
            {
                "id": step.id,
                "title": api.title_of(step.title),
                "plain": api.effect_of(self.context, step.id).schema is INoParameters,
                "danger": step.id in DANGEROUS,
            }
            for step in api.open_to_me(self.context)
        ]

    def may_edit(self) -> bool:
        """May the reader change the text?"""
        return plone.user.has_permission("Modify portal content", obj=self.context)
