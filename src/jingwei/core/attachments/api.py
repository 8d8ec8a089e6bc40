"""What other features ask of attached files: what may come in, how large, and their text."""

from jingwei import _
from jingwei.core.attachments.content import MAX_BYTES
from jingwei.core.attachments.content import right_kind
from jingwei.core.attachments.content import suffixes
from jingwei.core.attachments.names import check_name
from jingwei.core.blobs import remembered
from jingwei.core.texts import marked
from jingwei.core.texts import plain
from zope.i18nmessageid import Message

import zipfile


__all__ = ["MAX_BYTES", "check_name", "classified", "right_kind", "size", "suffixes", "text_of"]
AS_TEXT = (".txt", ".csv")
AS_ZIP = (".docx", ".xlsx", ".pptx")
MOST_BYTES = 20_000_000


def text_of(file) -> str | None:
    """Text of a file, or None if only a person can read it."""
    name = (file.filename or "").lower()
    if name.endswith(AS_TEXT):
        with file.open() as stream:
            return stream.read(MOST_BYTES).decode("utf-8", errors="replace")
    if not name.endswith(AS_ZIP):
        return None
    try:
        with file.open() as stream, zipfile.ZipFile(stream) as archive:
            parts = [info for info in archive.infolist() if info.filename.endswith(".xml")]
            if sum(info.file_size for info in parts) > MOST_BYTES:
                return None
            xml = " ".join(archive.read(info).decode("utf-8", "replace") for info in parts)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return None
    return plain(xml)


def size(count: int) -> Message | str:
    """``80 bytes``, ``12 KB`` or ``3.4 MB``."""
    if count < 2**10:
        return _("${number} bytes", mapping={"number": count})
    return f"{count / 2**20:.1f} MB" if count >= 2**20 else f"{count // 2**10} KB"


def classified(file) -> bool:
    """Does the file's name or its text, where it can be read, carry a mark of classification?"""
    return marked(file.filename) or _marked_inside(file)


@remembered
def _marked_inside(file) -> bool:
    return marked(text_of(file))
