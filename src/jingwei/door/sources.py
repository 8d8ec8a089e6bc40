"""The records that are released: where they lie and what their own floor hands out of them."""

from jingwei.core.organisation import api as organisation
from jingwei.desk.inquiries import api as inquiries
from jingwei.door.categories import CATEGORIES
from jingwei.office.documents import api as documents
from plone import api


def source(release):
    """The record that `release` releases.

    Records are never moved, so the path is enough. It is reached with the door's own right:
    the editor sees it too, but the head of a unit who reads the release need not.
    """
    return api.portal.get().unrestrictedTraverse(release.source_path, None)


def kind_of(record) -> str:
    """``document``, ``inquiry``, or "" for what the door does not release."""
    if documents.IOfficialDocument.providedBy(record):
        return "document"
    return "inquiry" if inquiries.IInquiry.providedBy(record) else ""


def releasable(record) -> bool:
    """May it be released at all: marked 主动公开, or the writer agreed?"""
    floor = documents if kind_of(record) == "document" else inquiries
    return bool(kind_of(record)) and floor.releasable(record)


def holds(record) -> bool:
    """Does what was decided in it still count?"""
    return kind_of(record) != "document" or documents.stands(record)


def facts(record):
    """What the record's floor hands out; a named tuple of an `api` below."""
    if kind_of(record) == "document":
        return documents.issued(record)
    return inquiries.answered(record)


def attachments(record) -> list:
    """Attachments that may be chosen; inquiries have none."""
    return documents.attachments(record) if kind_of(record) == "document" else []


def writer_names(record, texts: list[str]) -> tuple[str, ...]:
    """The writer's names that stand in `texts`; a document has no writer.

    Only these are kept on the release: the contact data are deleted one day, the question
    with the name in it stays, and a later correction must still mask it.
    """
    return inquiries.writer_names(record, texts) if kind_of(record) == "inquiry" else ()


def term_title(field: str, id_: str | None):
    """Title of a choice: a genre or a subject category."""
    if field == "genre":
        return documents.GENRES[id_].title
    return CATEGORIES.get(id_, "")


def unit_title(id_: str) -> str:
    """Title of a unit."""
    return organisation.title(f"unit~{id_}") if id_ else ""
