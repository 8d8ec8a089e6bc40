"""What the catalog knows of files, so that those that are to be read, and those that could not be,
are found without the rest.
"""

from jingwei.core.search.files import FileText
from jingwei.core.search.files import kept
from jingwei.core.search.files import waits
from pathlib import PurePath
from plone.app.contenttypes.interfaces import IFile
from plone.indexer import indexer


@indexer(IFile)
def file_waits(item) -> bool:
    """Was the file too large for the request that brought it, and did nobody read it since?"""
    return waits(item)


@indexer(IFile)
def file_fault(item) -> str:
    """Why the file could not be read."""
    return _failed(item).fault


@indexer(IFile)
def file_reading(item) -> dict:
    """What the system administrator sees of a file that could not be read: no name."""
    failed = _failed(item)
    suffix = PurePath(item.file.filename or "").suffix.lower()
    size = item.file.getSize()
    return {"kind": suffix, "size": size, "fault": failed.fault, "moment": failed.moment}


def _failed(item) -> FileText:
    """What is known of the reading of a file that failed.

    :raises AttributeError: it did not; then the catalog knows nothing.
    """
    found = kept(item) if item.file is not None else None
    if found is None or not found.fault:
        raise AttributeError
    return found
