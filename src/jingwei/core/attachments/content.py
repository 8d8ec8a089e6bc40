"""Attachments: files that follow the rights of the record they lie in."""

from jingwei import _
from jingwei.core.attachments.names import check_name
from jingwei.core.exc import WrongValue
from pathlib import PurePath
from plone.app.contenttypes.content import File
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from zope import schema
from zope.interface import implementer

import puremagic


MAX_BYTES = 50 * 1024 * 1024
# Extension -> what the content must look like (extensions that `puremagic` may report for it).
TYPES = {
    ".pdf": {".pdf"},
    ".doc": {".doc", ".xls", ".ppt", ".msi", ".wps", ".ole", ".db"},
    ".xls": {".doc", ".xls", ".ppt", ".msi", ".et", ".ole", ".db"},
    ".docx": {".docx", ".zip"},
    ".xlsx": {".xlsx", ".zip"},
    ".pptx": {".pptx", ".zip"},
    ".ofd": {".zip", ".docx", ".xlsx", ".odt", ".jar"},
    ".zip": {".zip", ".jar"},
    ".png": {".png"},
    ".jpg": {".jpg", ".jpeg", ".jpe", ".jfif"},
    ".jpeg": {".jpg", ".jpeg", ".jpe", ".jfif"},
}
TEXTS = {".txt", ".csv"}
KINDS = " ".join(sorted(suffix[1:] for suffix in {*TYPES, *TEXTS}))


def right_kind(value) -> bool:
    """Refuse files that are too big, badly named, of a kind that is not taken, or not what their
    name says.

    :raises WrongValue: with a sentence that says what is allowed.
    """
    if value is None:
        return True
    if not value.getSize():
        raise WrongValue(_("The file is empty."))
    if value.getSize() > MAX_BYTES:
        raise WrongValue(
            _("The file is larger than ${limit} MB.", mapping={"limit": MAX_BYTES // 2**20})
        )
    check_name(value.filename)
    suffix = PurePath(value.filename or "").suffix.lower()
    if suffix not in TYPES and suffix not in TEXTS:
        raise WrongValue(
            _("Files of this kind are not taken. Taken are: ${kinds}", mapping={"kinds": KINDS})
        )
    with value.open() as stream:
        head = stream.read(64 * 1024)
    if not _matches(suffix, head, value):
        raise WrongValue(_("The content of the file is not what its name says."))
    return True


def _matches(suffix: str, head: bytes, value) -> bool:
    if suffix in TEXTS:
        return b"\x00" not in head
    if suffix == ".pdf":
        return b"%PDF-" in head[:1024]
    return bool(suffixes(head) & TYPES[suffix])


def suffixes(head: bytes) -> set[str]:
    """Suffixes that files with this beginning have; none if it is known of no kind."""
    try:
        return {match.extension.lower() for match in puremagic.magic_string(head)}
    except (puremagic.PureError, ValueError):
        return set()


class IAttachment(model.Schema):
    """A file with a title."""

    title = schema.TextLine(title=_("Name"), required=False, max_length=200)
    model.primary("file")
    file = NamedBlobFile(
        title=_("File"),
        description=_(
            "Taken are: ${kinds}, up to ${limit} MB.",
            mapping={"kinds": KINDS, "limit": MAX_BYTES // 2**20},
        ),
        constraint=right_kind,
    )


@implementer(IAttachment)
class Attachment(File):
    """A file inside a record; has no states of its own, so the record's rights count."""
