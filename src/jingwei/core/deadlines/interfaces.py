"""What other features may listen to."""

from zope.interface import Interface


class IDaysEntered(Interface):
    """Other days are working days from now on: what was reckoned over them is reckoned anew."""


class IClocked(Interface):
    """A record with a deadline; see `clocked.Clocked`."""
