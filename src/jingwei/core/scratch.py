"""Files that are being written for somebody. Whoever is killed meanwhile leaves them behind; by the
beginning of their names they are known again, and go before the next one is written there.
"""

from collections.abc import Callable
from pathlib import Path
from typing import IO
from ZPublisher.Iterators import filestream_iterator

import os
import shutil
import tempfile
import time


PREFIX = "jingwei-file-"
# Seconds; nobody writes at one file for so long.
OLD = 86_400


def new_folder() -> tempfile.TemporaryDirectory:
    """A folder that goes with the block in which it is used."""
    sweep()
    return tempfile.TemporaryDirectory(prefix=PREFIX)


def new_file() -> Path:
    """An empty file; who asked for it removes it, or hands it on."""
    sweep()
    handle, name = tempfile.mkstemp(prefix=PREFIX)
    os.close(handle)
    return Path(name)


def sent(write: Callable[[IO[bytes]], None]) -> filestream_iterator:
    """What `write` writes into a file, to be sent; it is never in memory as a whole.

    Nothing is left on the disk, however the request ends: what is open can still be read.
    """
    path = new_file()
    try:
        with path.open("wb") as target:
            write(target)
        return filestream_iterator(str(path), "rb")
    finally:
        path.unlink()


def sweep() -> None:
    """Remove what was left behind on this machine, of this account only.

    Several processes may sweep at once: what another one has removed is gone as wanted.
    """
    for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            facts = path.lstat()
            if facts.st_uid != os.getuid() or facts.st_mtime > time.time() - OLD:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        except FileNotFoundError:
            continue
