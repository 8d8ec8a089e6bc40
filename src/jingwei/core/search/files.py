"""Texts of attached files: read after the upload, kept with the attachment."""

from Acquisition import aq_base
from collections.abc import Iterator
from jingwei.core import clock
from jingwei.core.attachments import api as attachments
from jingwei.core.search.journal import Text
from persistent import Persistent
from plone.namedfile.interfaces import INamedBlobFile


ATTRIBUTE = "_text_of_file"


class FileText(Persistent):
    """What was read of one content of a file at a moment; `fault` says why it is nothing: what
    `attachments.api.Read` knows, or ``error`` if the reading itself failed.
    """

    __roles__ = ()

    def __init__(self, blob, read: attachments.Read):
        self.blob, self.moment = blob, clock.now()
        self.fault = read.fault
        self.text = Text(read.text)


def keep(item, read: attachments.Read) -> None:
    """Keep with `item` what was read of its file."""
    setattr(item, ATTRIBUTE, FileText(item.file._blob, read))


def forget(item) -> None:
    """Forget what was read, so that it is read again."""
    delattr(aq_base(item), ATTRIBUTE)


def kept(item) -> FileText | None:
    """What was read of the present content of an item's file, None if nobody has read it."""
    found = getattr(aq_base(item), ATTRIBUTE, None)
    return found if found is not None and found.blob is item.file._blob else None


def waits(item) -> bool:
    """Is an item's file to be read, since it could not be read when it came?"""
    return item.file is not None and kept(item) is None and not attachments.is_small(item.file)


def file_texts(record) -> Iterator[tuple[str, str]]:
    """Name and text, as far as it was read, of a record's own file and of those inside it."""
    inside = record.objectValues() if hasattr(aq_base(record), "objectValues") else ()
    for item in (record, *inside):
        # A container answers with what lies in it under such a name.
        file = getattr(aq_base(item), "file", None)
        if not INamedBlobFile.providedBy(file):
            continue
        if kept(item) is None and (read := attachments.read_small(file)):
            text = read.text
        else:
            text = kept(item).text.value if kept(item) else ""
        title = item.title if item is not record else ""
        names = dict.fromkeys(filter(None, (title, file.filename)))
        yield " ".join(names), text
