"""What lists, board and searches read of a supervision item without waking it."""

from jingwei.core.search.api import searched
from jingwei.core.worklist.api import Row
from jingwei.office.supervision import origins
from jingwei.office.supervision.content import ISupervisionItem
from jingwei.office.supervision.course import facts
from jingwei.office.supervision.lists import WISHED
from jingwei.office.supervision.row import BoardRow
from jingwei.office.supervision.row import ReportRow
from plone.indexer import indexer

import datetime


# Signs of a report that lists keep.
SHORT = 200


@indexer(ISupervisionItem)
def worklist_row(item) -> tuple:
    """The line of the item in every list."""
    return tuple(
        Row(
            urgency=item.urgency or "",
            number=str(item.number or ""),
            unit=item.lead_unit or "",
            since=item.turn_since,
            due=item.due(),
            phase=WISHED if item.asked_extension() else "",
        )
    )


@indexer(ISupervisionItem)
def board_row(item) -> tuple:
    """What everybody on the staff may know of the item; neither instruction nor reports."""
    found = item.reckoning()
    last = item.progress[-1] if item.progress else None
    return tuple(
        BoardRow(
            number=str(item.number or ""),
            lead=item.lead_unit or "",
            assisting=tuple(item.assisting_units),
            due=_end(item),
            first=found.first if found else None,
            finished=found.finished if found else None,
            stopped=bool(found and found.stopped),
            extended=bool(found and found.extended),
            percent=last.percent if last else 0,
            reported=last.day if last else None,
            source=item.source,
        )
    )


@indexer(ISupervisionItem)
def due_by(item) -> int:
    """Ordinal of the end as it stands, by which the board is ordered."""
    return _end(item).toordinal()


def _end(item) -> datetime.date:
    """See `Reckoning.end`; of a proposal the day that is asked for."""
    found = item.reckoning()
    return found.end if found else item.due_on


@indexer(ISupervisionItem)
def report_row(item) -> tuple:
    """The last report, for those who may see the item."""
    if not item.progress:
        return tuple(ReportRow())
    last = item.progress[-1]
    texts = (shortened(text) for text in (last.text, last.problems, last.next_step))
    return tuple(ReportRow(*texts, last.coordinate))


def shortened(text: str) -> str:
    """The beginning of a text, as it fits into a table."""
    return text if len(text) <= SHORT else f"{text[: SHORT - 1]}…"


@indexer(ISupervisionItem)
def supervision_facts(item) -> tuple:
    """Its course in numbers, for board and statistics; neither title nor text."""
    return tuple(facts(item))


@indexer(ISupervisionItem)
def units(item) -> list[str]:
    """Units that lead or assist, so that none of them is deleted under it."""
    return list(item.units())


@indexer(ISupervisionItem)
def lead_unit(item) -> str:
    """The unit that answers for it."""
    return item.lead_unit


@indexer(ISupervisionItem)
def SearchableText(item) -> str:
    """Matter, number and basis; instruction, task and reports; attached files."""
    reports = (f"{row.text} {row.problems} {row.next_step}" for row in item.progress)
    heading = [item.title, str(item.number or ""), item.basis]
    quoted = item.origin.text if item.origin else ""
    return searched(
        item, heading, [quoted, item.instruction, item.requirement, item.report, *reports]
    )


@indexer(ISupervisionItem)
def supervision_origin(item) -> list[str]:
    """The record that it was made from, as a whole and by the paragraph."""
    origin = item.origin
    return [origin.uid, origins.key(origin.uid, origin.paragraph)] if origin else []


@indexer(ISupervisionItem)
def supervision_source(item) -> str:
    """Where it comes from."""
    return item.source
