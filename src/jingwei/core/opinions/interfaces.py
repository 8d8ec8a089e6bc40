"""What a record offers to be judged, and where signatures will plug in."""

from zope.interface import Attribute
from zope.interface import Interface


class ITextOfRecord(Interface):
    """Adapter of a record: what an opinion judges."""

    def text() -> dict:
        """Everything judged, as JSON data (strings, numbers, lists, moments)."""

    def files() -> list:
        """Every attached blob file, in any order."""

    titles = Attribute("Titles of those names in `text` that are no fields, by name")
    described_by = Attribute("Portal type that has the other names as fields")


class ISigner(Interface):
    """Utility that signs an opinion; none is registered until signatures come."""

    def sign(person: str, data: bytes) -> bytes:
        """Return the signature of `person` over the canonical bytes of an opinion.

        Raises a `Refusal` if the person cannot sign now; the opinion is not given then.
        """
