"""What lists and searches read of a copy without waking it."""

from jingwei.core.search.api import searched
from jingwei.core.texts import plain
from jingwei.core.workflow.api import state
from jingwei.core.worklist.api import Row
from jingwei.desk.dispatches.content import IDispatch
from plone.indexer import indexer


@indexer(IDispatch)
def worklist_row(copy) -> tuple:
    """The line of the copy in every list."""
    return tuple(
        Row(
            urgency=copy.urgency or "",
            number=copy.number or "",
            since=copy.turn_since,
            due=copy.due(),
            phase=_phase(copy),
        )
    )


@indexer(IDispatch)
def row_state(copy) -> str:
    """The state as lists tell it: what holds no more is called that, signed for or not."""
    return _phase(copy) or state(copy)


@indexer(IDispatch)
def dispatch_district(copy) -> str:
    """Id of the district."""
    return copy.district


@indexer(IDispatch)
def SearchableText(copy) -> str:
    """Title, number, recipients, body and attachments."""
    body = plain(copy.body.raw) if copy.body else ""
    parts = (copy.main_recipients, body, copy.note)
    return searched(copy, (copy.title, copy.number), parts)


def _phase(copy) -> str:
    """What ended the document, "" if nothing did, and that the copy was not signed for by then."""
    if copy.ending is None:
        return ""
    return copy.ending.word if state(copy) == "received" else f"lapsed_{copy.ending.word}"
