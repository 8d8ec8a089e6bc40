"""What lists read of a deputation without waking it."""

from jingwei.core.deputies.content import IDeputation
from jingwei.core.organisation import api as organisation
from jingwei.core.worklist.api import Row
from plone.indexer import indexer


@indexer(IDeputation)
def worklist_row(deputation) -> tuple:
    """The line of the deputation in every list; the days stand where others have a number."""
    unit = organisation.unit_of_post(deputation.post)
    since = deputation.turn_since
    return tuple(Row(number=deputation.days(), unit=unit, person=deputation.grantor, since=since))


@indexer(IDeputation)
def deputed_from(deputation) -> int:
    """Ordinal of the first day."""
    return deputation.first_day.toordinal()


@indexer(IDeputation)
def deputed_until(deputation) -> int:
    """Ordinal of the last day."""
    return deputation.last_day.toordinal()


@indexer(IDeputation)
def units(deputation) -> list[str]:
    """The unit of the post."""
    return [organisation.unit_of_post(deputation.post)]
