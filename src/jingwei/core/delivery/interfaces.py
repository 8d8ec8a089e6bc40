"""Who brings what the office issues to people outside it: the office and the desk do not know each
other, both know this.
"""

from zope.interface import Interface


class IDelivery(Interface):
    """Copies of issued records for the district bureaus; a utility that the desk registers."""

    def deliver(record, sent, districts):
        """Put a copy of `record` with what `sent` says into the place of every district (ids)."""

    def copies(record):
        """Return how every copy of `record` stands, as `Copy`, oldest first."""

    def recall(record, reason):
        """Take back every copy that is still out."""

    def mark(record, ending):
        """Say on every copy that the record does not hold any more, as `Ending` tells."""
