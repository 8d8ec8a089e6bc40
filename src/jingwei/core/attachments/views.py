"""Downloads: a file comes under its own name, as the kind that its name says.

What a sender once claimed of the kind is not believed: a text that calls itself a script would be
one for browsers.
"""

from Acquisition import aq_base
from pathlib import PurePath
from plone.formwidget.namedfile.widget import Download as WidgetDownload
from plone.namedfile import browser
from plone.namedfile.interfaces import IImage
from plone.namedfile.scaling import ImageScaling
from plone.namedfile.utils import get_contenttype
from zExceptions import NotFound

import re


UNKNOWN = "application/octet-stream"
# Kinds that browsers run, with what they are called.
ACTIVE = ("html", "xml", "script", "svg", "flash", "multipart/")


def kind(filename: str | None) -> str:
    """MIME type by the suffix of a name; `UNKNOWN` if there is none or browsers would run it."""
    suffix = PurePath(filename or "").suffix.lower()
    found = get_contenttype(filename=f"x{suffix}", default=UNKNOWN)
    is_office = found.startswith("application/vnd.")
    if not is_office and any(word in found for word in ACTIVE):
        return UNKNOWN
    return f"{found};charset=utf-8" if found.startswith("text/") else found


class Download(browser.Download):
    """The file to keep; nothing, if the address ends in another name than the file has."""

    def _getFile(self):
        asked = self.filename
        file = super()._getFile()
        if asked not in (None, file.filename):
            raise NotFound(self.request["URL"])
        return file

    def set_headers(self, file) -> None:
        """As Plone does, with our own word for the kind."""
        super().set_headers(file)
        self.request.response.setHeader("Content-Type", kind(file.filename))


class OfWidget(WidgetDownload):
    """The file that a form shows."""

    def __call__(self):
        """The file, with our own word for the kind."""
        body = super().__call__()
        self.request.response.setHeader("Content-Type", kind(self.filename))
        return body


class Images(ImageScaling):
    """Pictures in the sizes that pages need; no other files, for these have downloads."""

    def publishTraverse(self, request, name):
        """The picture that a field holds; its name ends where size or suffix begin.

        :raises NotFound: the field holds no picture.
        """
        if not IImage.providedBy(getattr(aq_base(self.context), re.split("[-.]", name)[0], None)):
            raise NotFound(request["URL"])
        return super().publishTraverse(request, name)


class DisplayFile(Download, browser.DisplayFile):
    """The file to look at."""
