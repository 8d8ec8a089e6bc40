"""What a record offers to be judged, and where signatures and their witnesses plug in."""

from typing import NamedTuple
from zope.i18nmessageid import Message
from zope.interface import Attribute
from zope.interface import Interface


class Witnessed(NamedTuple):
    """A chain of opinions as it once was: how many there were, the digest that ended it, and who
    says so, as part of a sentence.
    """

    count: int
    head: str
    witness: Message


class ITextOfRecord(Interface):
    """Adapter of a record: what an opinion judges."""

    def text() -> dict:
        """Everything judged, as JSON data (strings, numbers, lists, moments)."""

    def files() -> list:
        """Every attached blob file, in any order."""

    def settled() -> bool:
        """Is it what the last opinion judged, since nothing of it may be changed any more?"""

    titles = Attribute("Titles of those names in `text` that are no fields, by name")
    described_by = Attribute("Portal type that has the other names as fields")


class ISigner(Interface):
    """Utility that signs an opinion; without one, opinions carry no signature."""

    def sign(person: str, data: bytes) -> bytes:
        """Return the signature of `person` over the canonical bytes of an opinion.

        Raises a `Refusal` if the person cannot sign now; the opinion is not given then.
        """


class IChainWitness(Interface):
    """Named utility that has seen chains of opinions and lies outside the records.

    A chain alone does not tell that its last opinions are missing.
    """

    def seen(uid: str):
        """Yield `Witnessed` of the record with this UID."""
