"""What a record offers to be judged; features say what it is of theirs."""

from abc import ABC
from abc import abstractmethod
from collections.abc import Iterable
from jingwei.core.opinions.files import file_digest
from jingwei.core.opinions.interfaces import ITextOfRecord
from plone.namedfile.interfaces import INamedBlobFile
from zope.i18nmessageid import Message
from zope.interface import implementer


@implementer(ITextOfRecord)
class TextOfRecord(ABC):
    """Base of every `ITextOfRecord`: nothing attached, all names are fields of the record."""

    titles: dict[str, Message] = {}
    described_by = ""

    def __init__(self, context):
        self.context = context

    @abstractmethod
    def text(self) -> dict:
        """Everything judged, as JSON data."""

    def files(self) -> list[INamedBlobFile]:
        """There are none."""
        return []

    def settled(self) -> bool:
        """Features say when: while a record is worked on its text changes after an opinion, too."""
        return False


def named(files: Iterable[INamedBlobFile]) -> list[tuple[str, str]]:
    """(file name, SHA-256 in hex) of each file, in order of name."""
    return sorted((file.filename or "", file_digest(file)) for file in files)
