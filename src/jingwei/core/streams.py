"""Files that are made for one answer and never held in memory as a whole."""

from collections.abc import Callable
from typing import IO
from ZPublisher.Iterators import filestream_iterator

import os
import tempfile


def made(write: Callable[[IO[bytes]], None]) -> filestream_iterator:
    """What `write` writes into a file, to be sent.

    Nothing is left on the disk, however the request ends: what is open can still be read.
    """
    descriptor, path = tempfile.mkstemp()
    try:
        with os.fdopen(descriptor, "wb") as target:
            write(target)
        return filestream_iterator(path, "rb")
    finally:
        os.unlink(path)
