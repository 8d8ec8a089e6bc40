"""What becomes of attachments is told, makes pages of their record stale, and is searched."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from jingwei.core.audit import api as audit
from jingwei.core.workflow.api import text_changed
from jingwei.core.workflow.interfaces import IRecord


def added(attachment, event) -> None:
    """A file came; the record itself knows that from its own event."""
    _tell("attachment.added", attachment)
    _search_anew(attachment)


def edited(attachment, event) -> None:
    """Another file or name stands there: pages that showed the older one are stale."""
    record = aq_parent(aq_inner(attachment))
    if IRecord.providedBy(record) and not audit.made_now(attachment):
        text_changed(record)
        _tell("attachment.edited", attachment)
        _search_anew(attachment)


def removed(attachment, event) -> None:
    """A file went; not told of files that go with their record."""
    if aq_base(event.object) is aq_base(attachment):
        _tell("attachment.removed", attachment)
        _search_anew(attachment)


def _search_anew(attachment) -> None:
    """The record is found by the names and texts of its files."""
    aq_parent(aq_inner(attachment)).reindexObject(idxs=["SearchableText"])


def _tell(kind: str, attachment) -> None:
    record = aq_parent(aq_inner(attachment))
    if not audit.made_now(record):
        audit.record(kind, record, name=attachment.file.filename if attachment.file else "")
