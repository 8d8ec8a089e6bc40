"""Copy the stores beside the database: ``stores.py SITE TARGET``.

A running server keeps the newest rows of such a file in a second one beside it (``-wal``), so a
plain copy of both at different moments may be broken. SQLite itself copies a moment.
"""

from contextlib import closing
from pathlib import Path

import sqlite3
import sys


def copy(site: Path, target: Path) -> list[Path]:
    """Copy every store of `site` into the folder `target`; return the copies."""
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    copies = []
    for store in sorted(site.glob("*.sqlite")):
        new = target / f"{store.name}.new"
        new.unlink(missing_ok=True)
        with closing(sqlite3.connect(store)) as source, closing(sqlite3.connect(new)) as made:
            source.backup(made)
        copies.append(new.replace(target / store.name))
    return copies


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    for path in copy(Path(sys.argv[1]), Path(sys.argv[2])):
        print(path)
