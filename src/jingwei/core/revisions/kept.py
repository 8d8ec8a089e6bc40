"""What was judged, kept beside the opinions: each text once, each file by reference."""

from persistent import Persistent
from plone.namedfile.interfaces import INamedBlobFile
from typing import NamedTuple

import zlib


class KeptFile(NamedTuple):
    """A file as it was judged: its name, the SHA-256 of its content in hex, and the file itself.

    The file is the very object that the attachment had: it takes no room of its own, and stays
    when the attachment gets another one or goes.
    """

    name: str
    sha256: str
    file: INamedBlobFile


class KeptText(Persistent):
    """Canonical bytes of one text, compressed; an object of its own, so that keeping another
    text does not write this one again.
    """

    __roles__ = ()

    def __init__(self, data: bytes):
        self._packed = zlib.compress(data, 9)

    def data(self) -> bytes | None:
        """The bytes, None if what is stored cannot be unpacked."""
        try:
            return zlib.decompress(self._packed)
        except zlib.error:
            return None


class KeptTexts(Persistent):
    """All that opinions of one record judged, by digest."""

    # Read through `api` only, never by address.
    __roles__ = ()

    def __init__(self):
        self._texts: dict[str, KeptText] = {}
        self._files: dict[str, KeptFile] = {}

    def keep(self, digest: str, data: bytes, files: dict[str, KeptFile]) -> None:
        """Keep a text and its files, as far as they are not kept already.

        :param files: digest of (name, SHA-256), as opinions name it -> the file.
        """
        if digest not in self._texts:
            self._texts = {**self._texts, digest: KeptText(data)}
        new = {key: file for key, file in files.items() if key not in self._files}
        if new:
            self._files = {**self._files, **new}

    def text(self, digest: str) -> bytes | None:
        """Canonical bytes of a text; None if it is not kept, or cannot be read any more."""
        found = self._texts.get(digest)
        return found.data() if found is not None else None

    def file(self, digest: str) -> KeptFile | None:
        """A file by the digest that opinions have of it and its name."""
        return self._files.get(digest)
