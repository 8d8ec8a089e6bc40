"""Events of the calendar."""

from jingwei.core.deadlines.interfaces import IDaysEntered
from zope.interface import implementer


@implementer(IDaysEntered)
class DaysEntered:
    """See `IDaysEntered`."""
