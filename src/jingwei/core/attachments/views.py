"""Downloads: a file comes under its own name, as the kind that its name says.

What a sender once claimed of the kind is not believed: a text that calls itself a script would be
one for browsers. Whose turn it is has opened the record when reading its files, too.
"""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from jingwei.core.workflow.api import note_opened
from jingwei.core.workflow.interfaces import IRecord
from pathlib import PurePath
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
    """The file to keep."""

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

    def __call__(self):
        """Note the reader, then send the file.

        :raises NotFound: the address ends in another name than the file has.
        """
        record = aq_parent(aq_inner(self.context))
        if IRecord.providedBy(record):
            note_opened(record)
        return super().__call__()


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
