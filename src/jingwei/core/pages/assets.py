"""Addresses of the theme's files, with a digest: browsers may keep them for a year."""

from functools import cache
from pathlib import Path
from plone.resource.interfaces import IResourceDirectory
from zope.component import getUtility

import hashlib


NAME = "++theme++jingwei"


@cache
def folder() -> Path:
    """Where the theme lies."""
    return Path(getUtility(IResourceDirectory, name=NAME).directory)


@cache
def digest(path: Path, changed: int) -> str:
    """A few characters that differ when the file differs; read again when it was changed."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]


def address(portal_url: str, name: str) -> str:
    """Address of a file of the theme such as ``css/office.css``."""
    path = folder() / name
    return f"{portal_url}/{NAME}/{name}?v={digest(path, path.stat().st_mtime_ns)}"
