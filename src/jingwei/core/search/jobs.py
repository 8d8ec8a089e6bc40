"""Reading attached files after the commit that brought them."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Iterator
from jingwei.core.attachments import api as attachments
from jingwei.core.search.files import keep
from jingwei.core.search.files import kept
from jingwei.core.workflow.interfaces import IRecord


TYPES = ("Attachment", "PublicFile", "File")


def extract(item) -> str:
    """Read the file of `item`, and let its record be found by it; the caller commits.

    Doing it again changes nothing. A file that cannot be read is noted as such and has no text.

    :return: what is wrong with the file, "" if it was read; see `attachments.api.Read`.
    """
    if item.file is None:
        return "kind"
    if kept(item) is None:
        keep(item, attachments.read_apart(item.file))
        item.reindexObject(idxs=["file_waits"])
        parent = aq_parent(aq_inner(item))
        record = item if IRecord.providedBy(item) else parent
        record.reindexObject(idxs=["SearchableText"])
    return kept(item).fault


def waiting(site) -> Iterator:
    """The items whose file is to be read, as the catalog knows them; no others are woken."""
    for brain in site.portal_catalog.unrestrictedSearchResults(file_waits=True):
        yield brain._unrestrictedGetObject()


def unread(site) -> Iterator:
    """All items whose file nobody has read; for maintenance, since it wakes all the others, too."""
    for brain in site.portal_catalog.unrestrictedSearchResults(portal_type=TYPES):
        item = brain._unrestrictedGetObject()
        if item.file is not None and kept(item) is None:
            yield item
