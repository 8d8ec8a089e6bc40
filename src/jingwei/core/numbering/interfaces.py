"""What features tell the registers."""

from zope.interface import Attribute
from zope.interface import Interface


class IChosenNumbers(Interface):
    """Utility, named by a feature: its records may be given a number that was reserved, or one
    that is void, in place of the next one.
    """

    prefixes = Attribute("Prefixes of its registers")
