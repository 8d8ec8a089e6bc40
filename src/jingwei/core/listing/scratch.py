"""Files that are being written for somebody. Whoever is killed meanwhile leaves them behind; by the
beginning of their names they are known again.
"""

from pathlib import Path

import os
import tempfile


PREFIX = "jingwei-list-"


def new_folder() -> tempfile.TemporaryDirectory:
    """A folder that goes with the block in which it is used."""
    return tempfile.TemporaryDirectory(prefix=PREFIX)


def new_file() -> Path:
    """An empty file; who asked for it removes it, or hands it on."""
    handle, name = tempfile.mkstemp(prefix=PREFIX)
    os.close(handle)
    return Path(name)
