"""What lists and searches read of a document without waking it."""

from jingwei.core.search.api import searched
from jingwei.core.texts import plain
from jingwei.core.worklist.api import issue_key
from jingwei.core.worklist.api import Row
from jingwei.core.worklist.api import sent_key
from jingwei.office.documents.content import IOfficialDocument
from plone.indexer import indexer
from plone.uuid.interfaces import IUUID


@indexer(IOfficialDocument)
def worklist_row(document) -> tuple:
    """The line of the document in every list."""
    return tuple(
        Row(
            urgency=document.urgency or "",
            number=str(document.number or ""),
            unit=document.drafting_unit or "",
            person=document.drafter,
            since=document.turn_since,
        )
    )


@indexer(IOfficialDocument)
def units(document) -> list[str]:
    """Units that the document concerns, so that none of them is deleted under it."""
    consulted = (consultation.unit for consultation in document.consultations)
    sent = (unit for row in document.distributions for unit in row.units)
    named = {document.drafting_unit, *document.receiving_units, *consulted, *sent}
    return list(named - {None})


@indexer(IOfficialDocument)
def to_read_by(document) -> list[str]:
    """Which units are to read it, since which month, and the key of this issue."""
    sent = [
        sent_key(f"unit~{unit}", distribution.moment)
        for distribution in document.distributions
        for unit in distribution.units
    ]
    return [*sent, issue_key(IUUID(document), document.issue)] if sent else []


@indexer(IOfficialDocument)
def SearchableText(document) -> str:
    """Title, number, recipients, body and attachments."""
    body = plain(document.body.raw) if document.body else ""
    parts = (document.main_recipients, body, document.note)
    return searched(document, (document.title, document.number), parts)
