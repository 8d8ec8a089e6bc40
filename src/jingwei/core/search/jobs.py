"""Reading attached files after the commit that brought them, with the rights of nobody.

Of files that could not be read the system administrator sees kind, size and cause, not what they
are called or to which record they belong.
"""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Iterator
from jingwei.core.attachments import api as attachments
from jingwei.core.search.files import forget
from jingwei.core.search.files import keep
from jingwei.core.search.files import kept
from jingwei.core.workflow.interfaces import IRecord
from typing import NamedTuple


TYPES = ("Attachment", "PublicFile", "File")
# Index and column of what the catalog knows of a file's reading; its words stand in `lists`.
KNOWN = ["file_waits", "file_fault", "file_reading"]


class Reading(NamedTuple):
    """What was read, and of which content: the file may be another one when it is kept."""

    read: attachments.Read
    blob: bytes


def first_waiting(site) -> str:
    """Path of a file that is to be read; "" if none is."""
    for brain in site.portal_catalog.unrestrictedSearchResults(file_waits=True):
        return brain.getPath()
    return ""


def read(path: str, site) -> Reading | None:
    """Read the file at `path`, up to some minutes; None if it is not there any more."""
    item = site.unrestrictedTraverse(path, None)
    if item is None or item.file is None:
        return None
    return Reading(attachments.read_apart(item.file), item.file._blob._p_oid)


def note(path: str, reading: Reading | None, site) -> None:
    """Keep what was read, unless another file took the place meanwhile: that one still waits."""
    item = site.unrestrictedTraverse(path, None)
    if item is None:
        site.portal_catalog.uncatalog_object(path)
    elif item.file is None or reading is None:
        item.reindexObject(idxs=KNOWN)
    elif reading.blob == item.file._blob._p_oid:
        _keep(item, reading.read)


def give_up(path: str, site) -> None:
    """Note that something failed with the file at `path`; its record is left as it is."""
    item = site.unrestrictedTraverse(path)
    keep(item, attachments.Read("", "error"))
    item.reindexObject(idxs=KNOWN)


def extract(item) -> str:
    """Read the file of `item` now, and let its record be found by it; the caller commits.

    Doing it again changes nothing. A file that cannot be read is noted as such and has no text.

    :return: what is wrong with the file, "" if it was read; see `attachments.api.Read`.
    """
    if item.file is None:
        return "kind"
    if kept(item) is None:
        _keep(item, attachments.read_apart(item.file))
    return kept(item).fault


def _keep(item, found: attachments.Read) -> None:
    keep(item, found)
    _tell(item)


def _tell(item) -> None:
    """Let the catalog know of a file, and of its record by its text."""
    item.reindexObject(idxs=KNOWN)
    parent = aq_parent(aq_inner(item))
    record = item if IRecord.providedBy(item) else parent
    record.reindexObject(idxs=["SearchableText"])


def unread(site) -> Iterator:
    """All items whose file nobody has read; for maintenance, since it wakes all the others, too."""
    for brain in site.portal_catalog.unrestrictedSearchResults(portal_type=TYPES):
        item = brain._unrestrictedGetObject()
        if item.file is not None and kept(item) is None:
            yield item


def faulty(site, faults: tuple[str, ...]) -> list[dict]:
    """Files that could not be read for one of these causes, as plain data; nothing is woken."""
    found = site.portal_catalog.unrestrictedSearchResults(file_fault=list(faults))
    return [{"key": brain.UID, **brain.file_reading} for brain in found]


def again(site, uid: str) -> None:
    """Let a file that could not be read be read again; nothing if it is none, or is not there."""
    for brain in site.portal_catalog.unrestrictedSearchResults(UID=uid, portal_type=TYPES):
        item = brain._unrestrictedGetObject()
        if item.file is not None and kept(item) is not None and kept(item).fault:
            forget(item)
            _tell(item)
