"""What other features ask of attached files: what may come in, how large, and their text."""

from jingwei import _
from jingwei.core.attachments.content import MAX_BYTES
from jingwei.core.attachments.content import right_kind
from jingwei.core.attachments.content import suffixes
from jingwei.core.attachments.copying import copied
from jingwei.core.attachments.names import check_name
from jingwei.core.attachments.reading import AS_PAGES
from jingwei.core.attachments.reading import AS_TEXT
from jingwei.core.attachments.reading import AS_ZIP
from jingwei.core.attachments.reading import EVERY
from jingwei.core.attachments.reading import MOST_BYTES
from jingwei.core.attachments.reading import read
from jingwei.core.attachments.reading import READABLE
from jingwei.core.attachments.reading import SECONDS
from jingwei.core.attachments.reading import text_of_plain
from jingwei.core.attachments.reading import text_of_zip
from jingwei.core.attachments.several import attach
from jingwei.core.attachments.several import files_field
from jingwei.core.attachments.several import files_widget
from jingwei.core.attachments.views import kind
from jingwei.core.blobs import remembered
from jingwei.core.texts import marked
from pathlib import PurePath
from typing import NamedTuple
from zope.i18nmessageid import Message

import os
import subprocess
import sys


__all__ = [
    "MAX_BYTES",
    "Read",
    "attach",
    "check_name",
    "classified",
    "copied",
    "files_field",
    "files_widget",
    "is_small",
    "kind",
    "read_apart",
    "read_small",
    "right_kind",
    "size",
    "suffixes",
    "text_of",
]
# Files of these kinds and sizes are read in milliseconds.
SMALL = 256 * 1024
# As long as a request may wait for the text of a file, in seconds.
QUICK = 10
PROGRAM = "jingwei.core.attachments.reading"


class Read(NamedTuple):
    """What was read of a file; `fault` says why it is nothing: "", ``kind``, ``size``, ``broken``
    or ``time``.
    """

    text: str
    fault: str = ""


def text_of(file) -> str | None:
    """All text of a file, hidden parts too, or None if only a person can read it.

    A PDF file is given some seconds: whoever asks waits, and remembers the answer.
    """
    suffix = _suffix(file)
    if suffix == AS_PAGES:
        return read_apart(file, QUICK).text or None
    with file.open() as stream:
        if suffix in AS_TEXT:
            return text_of_plain(stream.read(MOST_BYTES))
        return text_of_zip(stream, EVERY) if suffix in AS_ZIP else None


def is_small(file) -> bool:
    """Is it a text or an office file that can be read at once?"""
    return _suffix(file) in (*AS_TEXT, *AS_ZIP) and file.getSize() <= SMALL


def read_small(file) -> Read | None:
    """What a reader sees of a small text or office file, read at once; None for all others."""
    if not is_small(file):
        return None
    with file.open() as stream:
        text = read(stream.read(), _suffix(file))
    return Read("", "broken") if text is None else Read(text)


def read_apart(file, seconds: int = 2 * SECONDS) -> Read:
    """What a reader sees of a file, read by a program of its own; takes up to `seconds`."""
    suffix = _suffix(file)
    if suffix not in READABLE:
        return Read("", "kind")
    if file.getSize() > MOST_BYTES:
        return Read("", "size")
    with file.open() as stream:
        try:
            done = subprocess.run(  # noqa: S603
                [sys.executable, "-m", PROGRAM, suffix],
                stdin=stream,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Read("", "time")
    return Read("", "broken") if done.returncode else Read(done.stdout.decode("utf-8"))


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


def _suffix(file) -> str:
    return PurePath(file.filename or "").suffix.lower()
