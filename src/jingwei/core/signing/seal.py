"""The organ's seal, with the key that lies on this server."""

from jingwei.core import clock
from jingwei.core.papers.interfaces import ISealProvider
from jingwei.core.signing import folder
from jingwei.core.signing.ending import usable
from jingwei.core.signing.outside import OutsideClock
from jingwei.core.signing.settings import setting
from jingwei.core.signing.timestamps import ClockService
from zope.interface import implementer


@implementer(ISealProvider)
class OrganSeal:
    """Seals papers with the organ's newest key."""

    def seal(self, pdf: bytes, reason: str) -> bytes:
        """The sealed PDF.

        :raises KeysMissing, ClockMissing: it cannot be sealed now; it may be later.
        :raises CannotBeSealed: it is no PDF, or sealed already.
        """
        # What it needs takes most of a second to import, and whoever serves pages seals nothing.
        from jingwei.core.signing.pades import Said
        from jingwei.core.signing.pades import seal_pdf

        keys = folder.keys()
        said = Said(keys.name, reason, clock.now())
        return seal_pdf(pdf, usable(keys.organ), clock_of_papers(keys), said)


def clock_of_papers(keys: folder.Keys) -> ClockService | OutsideClock:
    """Whose time stamps go on papers: our own clock's unless the office has chosen another."""
    address = setting("clock_address")
    return OutsideClock(address, keys.clocks) if address else keys.clock
