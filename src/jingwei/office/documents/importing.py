"""A file of Word becomes the text of a draft: shown first, and entered when its drafter agrees."""

from base64 import b64decode
from jingwei.core import pictures
from jingwei.core.attachments import api as attachments
from jingwei.core.exc import BadParameters
from jingwei.core.exc import WrongValue
from jingwei.core.texts import right_length
from jingwei.core.word import api as words
from jingwei.core.workflow.api import seen
from jingwei.office.documents.cleaning import cleaned
from jingwei.office.documents.content import IOfficialDocument
from jingwei.office.documents.rules import html as body_of
from plone.app.textfield.value import RichTextValue
from plone.namedfile.file import NamedBlobFile
from plone.uuid.interfaces import IUUID
from typing import NamedTuple
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

import hashlib
import re


class Import(NamedTuple):
    """What a file would make of the draft: `title` is "" if the present one stays; `html` is
    cleaned, its pictures stand at `words.PLACE`; `files`: number of a picture -> file.
    """

    title: str
    html: str
    headings: int
    losses: dict[str, int]
    files: dict[int, NamedBlobFile]

    def token(self, document) -> str:
        """Says of this very import into the draft as it stands that somebody has seen it."""
        parts = (self.title, self.html, sorted(self.losses.items()), seen(document))
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:20]


def prepare(file: NamedBlobFile) -> Import:
    """Read a file.

    :raises BadParameters: it is no document of Word, or too much for one text.
    """
    with file.open() as stream:
        draft = words.read(stream)
    files = {one.number: _file(one) for one in draft.pictures}
    wrong = [number for number, one in files.items() if not _is_right(one)]
    text, losses = draft.html, dict(draft.losses)
    for number in wrong:
        del files[number]
        text = re.sub(_tag(number), "", text)
        losses["pictures"] = losses.get("pictures", 0) + 1
    text = cleaned(text)
    try:
        right_length(RichTextValue(text))
    except WrongValue as fault:
        errors = [{"field": "file", "message": fault.message}]
        raise BadParameters(fault.message, errors=errors) from None
    return Import(draft.title, text, draft.headings, losses, files)


def _tag(number: int) -> str:
    """What shows a picture, with a paragraph that has nothing else."""
    tag = rf'<img\b[^>]*"{re.escape(words.PLACE.format(number))}"[^>]*>'
    return rf"<p>{tag}</p>|{tag}"


def _file(picture: words.Picture) -> NamedBlobFile:
    return NamedBlobFile(b64decode(picture.data), filename=f"x{picture.suffix}")


def _is_right(file: NamedBlobFile) -> bool:
    """Is it what it says it is?"""
    try:
        return attachments.right_kind(file)
    except WrongValue:
        return False


def enter(document, made: Import) -> None:
    """Let the draft have the text; pictures of the former text that the new one has not go."""
    former = pictures.pictured(document, body_of(document)).values()
    gone = [one.getId() for one in former]
    text, names = made.html, {one.file.filename for one in document.objectValues()}
    for number, file in made.files.items():
        file.filename = _free_name(number, file.filename, names)
        names.add(file.filename)
        name = attachments.attach(document, file)
        address = pictures.ADDRESS.format(IUUID(document[name]))
        text = text.replace(f'"{words.PLACE.format(number)}"', f'"{address}"')
    if gone:
        document.manage_delObjects(gone)
    document.body = RichTextValue(text, "text/html", "text/x-html-safe")
    document.title = made.title or document.title
    changed = ("title", "body") if made.title else ("body",)
    notify(ObjectModifiedEvent(document, Attributes(IOfficialDocument, *changed)))


def _free_name(number: int, given: str, names: set[str]) -> str:
    """``图1.png``, or with the next number that is free."""
    suffix = given[1:]
    while (name := f"图{number}{suffix}") in names:
        number += 1
    return name
