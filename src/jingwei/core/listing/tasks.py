"""What the ticker does for lists."""

from jingwei import _
from jingwei.core.listing.scratch import PREFIX
from jingwei.core.ticker.api import Task
from pathlib import Path

import datetime
import os
import shutil
import tempfile
import time


# Seconds; nobody writes at one file for so long.
OLD = 86_400


def _sweep(site, until: datetime.datetime) -> None:
    """Remove what was left behind, of this account of the machine only."""
    for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        facts = path.lstat()
        if facts.st_uid != os.getuid() or facts.st_mtime > time.time() - OLD:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


sweep = Task(
    _("Files that were not finished are removed"), _sweep, every=datetime.timedelta(hours=1)
)
