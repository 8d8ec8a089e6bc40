"""What a runner returns."""

from pathlib import Path
from typing import NamedTuple


class File(NamedTuple):
    """A file to fetch; `data` are its bytes, or the path of a file that is taken away from there.

    `name` is what the person sees and saves it as, with a suffix.
    """

    name: str
    data: bytes | Path


class Link(NamedTuple):
    """A page that shows the result; `path` is below the site root."""

    path: str
