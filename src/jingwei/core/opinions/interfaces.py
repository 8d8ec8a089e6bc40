"""What a record offers to be judged, and where signatures will plug in."""

from zope.interface import Interface


class ITextOfRecord(Interface):
    """Adapter of a record: what an opinion judges."""

    def text() -> dict:
        """Everything judged, as JSON data (strings, numbers, lists, moments)."""

    def attachments() -> list[tuple[str, str]]:
        """(file name, SHA-256 in hex) of every attachment, in a fixed order; see `files`."""


class ISigner(Interface):
    """Utility that signs an opinion; none is registered until signatures come."""

    def sign(person: str, data: bytes) -> bytes:
        """Return the signature of `person` over the canonical bytes of an opinion.

        Raises a `Refusal` if the person cannot sign now; the opinion is not given then.
        """
