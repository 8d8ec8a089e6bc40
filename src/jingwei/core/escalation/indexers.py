"""When each record has to be followed up next."""

from jingwei.core.escalation.climbing import next_day
from jingwei.core.escalation.interfaces import IEscalating
from jingwei.core.workflow.interfaces import IRecord
from plone.indexer import indexer


@indexer(IRecord)
def escalates_on(record) -> int:
    """Ordinal of the day on which the next rung is due; records without ladders have none.

    :raises AttributeError: which keeps the record out of the index.
    """
    if IEscalating(record, None) is None:
        raise AttributeError("no ladder")
    return next_day(record)
