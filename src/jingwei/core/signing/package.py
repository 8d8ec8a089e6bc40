"""What lies where in an evidence package, and whether it fits together.

::

    papers/issued.pdf       sealed papers, by kind
    records/opinion-01.json, opinion-01.p7s
    texts/<SHA-256>.json    each text that was judged, canonical JSON
    attachments/            each file that was judged
    certificates/           of the authority, of whoever signed, and lists of what was revoked
    SHA256SUMS, SHA256SUMS.p7s, README.txt

The organ signs the list of sums of all other files, so nobody takes one out. Each paper says in a
keyword of which record it is.
"""

from collections import Counter
from collections.abc import Iterator
from jingwei import _
from jingwei.core.signing.records import read_record
from jingwei.core.signing.records import Signed
from jingwei.core.signing.records import Unreadable
from pathlib import PurePosixPath
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from typing import NamedTuple
from zipfile import ZipFile
from zope.i18nmessageid import Message

import hashlib
import io
import re
import rfc8785
import struct


PAPERS, RECORDS, TEXTS, ATTACHMENTS, CERTIFICATES = (
    *("papers/", "records/", "texts/"),
    *("attachments/", "certificates/"),
)
SUMS, SEAL, README = "SHA256SUMS", "SHA256SUMS.p7s", "README.txt"
SHEET, ISSUED = "papers/sheet.pdf", "papers/issued.pdf"
DATA, SIGNATURE = ".json", ".p7s"
OPINION = re.compile(r"opinion-\d{2,}\.(json|p7s)")
KEYWORD = "record:"
# Where the header of a file in a ZIP says how long its name is (APPNOTE 4.3.7); the flag that its
# sizes follow it, and how many bytes these take.
NAME_LENGTH, STREAMED, DESCRIPTOR = 26, 0x08, (12, 16, 20, 24)


class Named(NamedTuple):
    """A signed record and the file name that it has without its suffix."""

    name: str
    signed: Signed


def record_name(position: int) -> str:
    """Name of the files of an opinion, counted from 1, without their suffixes."""
    return f"opinion-{position:02}"


def paired(files: dict[str, bytes]) -> list[Named]:
    """Records and their signatures among files, in order of name."""
    names = sorted(name.removesuffix(DATA) for name in files if name.endswith(DATA))
    return [
        Named(name, Signed(files[name + DATA], files.get(name + SIGNATURE, b""))) for name in names
    ]


def embedded(pdf: bytes) -> list[Named]:
    """Signed records inside a PDF whose seal stands; other files there may be too."""
    try:
        found = {name: data[-1] for name, data in PdfReader(io.BytesIO(pdf)).attachments.items()}
    except PyPdfError:
        return []
    return paired({name: data for name, data in found.items() if OPINION.fullmatch(name)})


def record_keyword(uid: str) -> str:
    """The keyword of a paper of the record with this UID."""
    return f"{KEYWORD}{uid}"


def record_of(pdf: bytes) -> str:
    """UID of the record that a PDF says it is of; "" if it says none."""
    try:
        told = (PdfReader(io.BytesIO(pdf)).metadata or {}).get("/Keywords", "")
    except PyPdfError:
        return ""
    return str(told).removeprefix(KEYWORD) if str(told).startswith(KEYWORD) else ""


def attachment_digest(name: str, sha256: str) -> str:
    """How an opinion names a file that it judged."""
    return hashlib.sha256(rfc8785.dumps([name, sha256])).hexdigest()


class Package:
    """An evidence package that is open for reading."""

    def __init__(self, package: ZipFile):
        self.zip = package
        self.names = [name for name in package.namelist() if not name.endswith("/")]

    def below(self, folder: str) -> dict[str, bytes]:
        """Files in a folder, by their names in it."""
        return {
            name.removeprefix(folder): self.zip.read(name)
            for name in self.names
            if name.startswith(folder)
        }

    def is_plain(self) -> bool:
        """Is nothing in the file but the listed files, one after the other, and their list?

        Programs that read from the front, or take it for another kind of file, see the rest.
        """
        ends = {0}
        for info in sorted(self.zip.infolist(), key=lambda one: one.header_offset):
            if info.header_offset not in ends:
                return False
            self.zip.fp.seek(info.header_offset + NAME_LENGTH)
            end = self.zip.fp.tell() + 4 + sum(struct.unpack("<HH", self.zip.fp.read(4)))
            end += info.compress_size
            ends = {end + size for size in DESCRIPTOR} if info.flag_bits & STREAMED else {end}
        return self.zip.start_dir in ends and not self.zip.comment

    def wrong_sums(self) -> Iterator[Message]:
        """Files that are not as the list of sums says, missing, or not on it."""
        lines = self.read(SUMS).decode("utf-8", "replace").removesuffix("\n").split("\n")
        pairs = [line.partition("  ")[::2] for line in lines if line]
        listed = {name: digest for digest, name in pairs}
        for names in (self.names, [name for _digest, name in pairs]):
            # Of two with one name, each tool takes another.
            for name in (name for name, count in Counter(names).items() if count > 1):
                yield _("${name} is there more than once.", mapping={"name": name})
        for name in sorted({*listed, *self.names} - {SUMS, SEAL}):
            about = {"name": name}
            if name not in self.names:
                yield _("${name} is missing.", mapping=about)
            elif name not in listed:
                yield _("${name} is not on the list of sums.", mapping=about)
            elif self._digest(name) != listed[name]:
                yield _("${name} was changed.", mapping=about)

    def judged(self, chain: list[Named]) -> tuple[list[Message], list[Message]]:
        """Texts and attachments that no record names, and records whose own are not there.

        Whoever took the package may not have been allowed to read earlier ones.
        """
        texts = {self._digest(name): name for name in self.names if name.startswith(TEXTS)}
        files = {
            attachment_digest(PurePosixPath(name).name, self._digest(name)): name
            for name in self.names
            if name.startswith(ATTACHMENTS)
        }
        there, named, left_out = {**texts, **files}, set(), []
        for one in chain:
            try:
                said = read_record(one.signed.data)
            except Unreadable:
                continue
            its = {said["digest"], *said["attachments"]}
            named |= its
            if its - {*there}:
                left_out.append(
                    _(
                        "What ${name} judged is not, or not all, in the package.",
                        mapping={"name": one.name},
                    )
                )
        strange = [
            _("No opinion judged ${name} as it is.", mapping={"name": there[digest]})
            for digest in sorted({*there} - named)
        ]
        return strange, left_out

    def read(self, name: str) -> bytes:
        """A file; b"" if it is not there."""
        return self.zip.read(name) if name in self.names else b""

    def _digest(self, name: str) -> str:
        with self.zip.open(name) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
