"""Where the files lie: ``$JINGWEI_VAR/search``, one for each index and machine.

A file that is made anew gets a name of its own and takes the place of the former one by that:
SQLite keeps the newest rows of a file beside it under its name, so a name is never used twice.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import suppress
from jingwei.core.disk import sync
from jingwei.core.search.fts import File
from jingwei.core.search.fts import FORMAT
from pathlib import Path

import fcntl
import os
import threading
import time


_local = threading.local()


class Replica:
    """The file of one index on this machine."""

    def __init__(self, folder: Path, uid: str):
        self.folder = folder
        self.uid = uid

    def __hash__(self) -> int:
        return hash((self.folder, self.uid))

    def __eq__(self, other) -> bool:
        return (self.folder, self.uid) == (other.folder, other.uid)

    def newest(self) -> Path | None:
        """The present file, None before the first was made."""
        return max(self.folder.glob(f"{self.uid}-*.sqlite"), default=None)

    def file(self) -> File | None:
        """The present thread's access to the present file."""
        path = self.newest()
        if path is None:
            return None
        # Neither a fork nor a file put back under the same name may use an open one.
        held = getattr(_local, "held", {})
        key, found = held.get(self.uid, (None, None))
        stat = path.stat()
        wanted = (os.getpid(), path, stat.st_ino)
        if key != wanted:
            found = File(path)
            _local.held = {**held, self.uid: (wanted, found)}
        return found

    @contextmanager
    def making(self) -> Iterator[File | None]:
        """A new file to fill; it replaces the present one at the end.

        None if another process or thread of this machine is making one already.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(self.folder / f"{self.uid}.lock", "w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield None
                return
            for left in self.folder.glob(f"{self.uid}-*.making*"):
                left.unlink()
            draft = self.folder / f"{self.uid}-{time.time_ns():020d}.making"
            file = File.make(draft)
            try:
                yield file
                file.finish()
            except BaseException:
                file.link.close()
                draft.unlink()
                raise
            sync(draft)
            os.replace(draft, draft.with_suffix(".sqlite"))
            self.drop(draft.with_suffix(".sqlite"))

    def drop(self, keep: Path | None = None) -> None:
        """Remove all files but one; who has them open reads on until the next query."""
        for path in self.folder.glob(f"{self.uid}-*.sqlite*"):
            if keep is None or not path.name.startswith(keep.name):
                with suppress(FileNotFoundError):
                    path.unlink()


def replica(uid: str) -> Replica | None:
    """The replica of an index; None where no folder for data is set: then texts are scanned."""
    folder = os.environ.get("JINGWEI_VAR")
    return Replica(Path(folder) / "search", f"{uid}.{FORMAT}") if folder else None
