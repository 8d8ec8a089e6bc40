"""What features say of their records."""

from zope.interface import Attribute
from zope.interface import Interface


class IEscalating(Interface):
    """How a record is followed up: an adapter of the record."""

    ladders = Attribute("Every `Ladder` of records of this kind")

    def running(day):
        """Return the `Running` ladders of the record as of `day`; none while its clock stands
        still and when it is finished. What `day` does not change is the same for all days.
        """

    def tokens(word):
        """Return the tokens and user ids that a word of `Rung.whom` means for the record."""
