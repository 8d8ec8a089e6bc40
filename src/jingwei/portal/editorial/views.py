"""The page of a text: the same light page for visitors, with a bar of steps for editors."""

from jingwei import _
from jingwei.core.typeset import tables
from jingwei.core.workflow.effects import INoParameters
from jingwei.core.workflow.page import RecordPage
from jingwei.portal.lists.api import article_tags
from jingwei.portal.lists.api import days
from jingwei.portal.lists.api import Line
from jingwei.portal.lists.api import newest
from jingwei.portal.lists.api import PublicPage
from jingwei.portal.lists.api import query
from pathlib import PurePath
from plone import api as plone
from urllib.parse import urlsplit


class TextPage(PublicPage, RecordPage):
    """Title, date, source and body; path, opinions and steps for the two posts only."""

    boxes = {INoParameters: "click"}
    decisions = {
        "agree": _("Published"),
        "return": _("Returned"),
        "withdraw": _("Withdrawn"),
    }
    dangers = ("return", "withdraw")

    def editing(self) -> bool:
        """Does the reader belong to the editing of the site?"""
        if plone.user.is_anonymous():
            return False
        return plone.user.has_permission("jingwei: See editing", obj=self.context)

    def may_delete(self) -> bool:
        """What was ever published stays."""
        return super().may_delete() and self.context.published_on is None

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
        return tables(text.output_relative_to(self.context)) if text else ""

    def policy(self) -> Line | None:
        """The policy that the text interprets, as long as it is public."""
        uid = self.context.interprets
        wanted = query(kinds=("PolicyDocument",), UID=uid)
        return next(iter(newest(wanted, 1)), None) if uid else None

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
