"""``@@import-word``: what a file of Word would become, and then the text of the draft."""

from base64 import b64encode
from functools import cached_property
from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.listing.api import one
from jingwei.core.texts import plain
from jingwei.core.word import api as words
from jingwei.office.documents import importing
from jingwei.office.documents.importing import Import
from jingwei.office.documents.rules import html
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.utils import safe_basename
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from zope.i18nmessageid import Message
from ZPublisher.HTTPRequest import FileUpload


# Larger pictures are named in the preview and not drawn.
DRAWN = 300 * 1024


class ImportWord(BrowserView):
    """A form for the file; after it was read, its preview and what is lost."""

    preview: Import | None = None
    fault: Message | str = ""
    # Was something else agreed to than what would happen now?
    stale = False

    def __call__(self):
        """Show the form, read a file, or enter what was agreed to."""
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            if self._act():
                return self.request.response.redirect(self.context.absolute_url())
        return self.index()

    def _act(self) -> bool:
        """Do what was asked for; True if there is nothing more to show."""
        form = self.request.form
        if one(form, "forget"):
            self.context.waiting_file = None
            return True
        try:
            self._take(form.get("file"))
            self.preview = importing.prepare(self.context.waiting_file)
        except BadParameters as refusal:
            self.fault = refusal.errors[0]["message"]
            if not isinstance(refusal, words.Busy):
                self.context.waiting_file = None
            self.request.response.setStatus(refusal.status)
            return False
        agreed = one(form, "agreed")
        if agreed != self.token():
            self.stale = bool(agreed)
            return False
        importing.enter(self.context, self.preview)
        self.context.waiting_file = None
        IStatusMessage(self.request).add(_("The file is now the text of the draft."))
        return True

    def _take(self, sent) -> None:
        """Keep a file that was sent until its drafter has seen what becomes of it.

        :raises BadParameters: there is none.
        """
        if isinstance(sent, FileUpload) and sent.filename:
            name = safe_basename(sent.filename)
            self.context.waiting_file = NamedBlobFile(sent, filename=name)
        if self.context.waiting_file is None:
            message = _("Choose a file.")
            raise BadParameters(errors=[{"field": "file", "message": message}])

    def token(self) -> str:
        """Stands in the form of the preview."""
        return self.preview.token(self.context)

    def name(self) -> str:
        """Name of the file that waits, "" if there is none."""
        waiting = self.context.waiting_file
        return waiting.filename if waiting is not None else ""

    def losses(self) -> list[dict]:
        """What is lost, by group."""
        return words.losses_told(self.preview.losses)

    def present(self) -> int:
        """Characters of the text that the file takes the place of."""
        return len("".join(plain(html(self.context)).split()))

    @cached_property
    def text(self) -> str:
        """The preview; it was cleaned, and its pictures are drawn from it."""
        text = self.preview.html
        for number, file in self.preview.files.items():
            place = f'src="{words.PLACE.format(number)}"'
            text = text.replace(place, _drawn(file))
        return text


def _drawn(file: NamedBlobFile) -> str:
    """A small picture as part of the page."""
    if file.getSize() > DRAWN:
        return ""
    return f'src="data:{file.contentType};base64,{b64encode(file.data).decode()}"'
