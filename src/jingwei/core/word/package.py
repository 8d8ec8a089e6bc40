"""A file of Word as the archive that it is: opened with care, or refused with a code.

No part of this package needs Zope: it runs in a program of its own, see `reading`.
"""

from collections.abc import Iterator
from io import BytesIO
from lxml import etree

import zipfile
import zlib


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
DOCUMENT, NUMBERING, STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
# Bytes of all parts, and of those that are read as a tree.
MOST_INSIDE, MOST_XML = 200 * 2**20, 20 * 2**20
MOST_PARTS = 5000
# How older programs begin their files; a protected .docx begins so, too.
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROTECTED = "EncryptedPackage".encode("utf-16-le")


# What reading a part that somebody has changed comes to.
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError)


class Unreadable(Exception):
    """The file is not taken; `code` is a key of `jingwei.core.word.telling.FAULTS`."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


class Package:
    """The parts of a file; those that are trees are parsed once."""

    def __init__(self, data: bytes):
        self.data = data
        self.archive = _opened(data)
        self.document = self._tree(DOCUMENT)
        self.numbering = self._tree(NUMBERING)
        self.styles = self._tree(STYLES)

    def _tree(self, name: str):
        """A part as a tree; None if the file has none."""
        if name not in self.archive.namelist():
            return None
        return parsed(self.archive.read(name))

    def written(self) -> BytesIO:
        """The file with the document as it is now."""
        target = BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            for name in self.archive.namelist():
                changed = name == DOCUMENT
                data = etree.tostring(self.document) if changed else self.archive.read(name)
                archive.writestr(name, data)
        target.seek(0)
        return target


def _opened(data: bytes) -> zipfile.ZipFile:
    """The archive.

    :raises Unreadable: for whatever is no document of Word, or could do harm.
    """
    if data.startswith(OLE):
        raise Unreadable("protected" if PROTECTED in data else "older")
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise Unreadable("kind") from None
    names = {info.filename for info in infos}
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unreadable("macros")
    if DOCUMENT not in names or "[Content_Types].xml" not in names:
        raise Unreadable("kind")
    if any(info.flag_bits & 1 for info in infos):
        raise Unreadable("protected")
    if len(names) != len(infos):
        raise Unreadable("broken")
    _measure(infos)
    _look_at_parts(archive)
    return archive


def _measure(infos: list[zipfile.ZipInfo]) -> None:
    xml = (info.file_size for info in infos if info.filename.endswith((".xml", ".rels")))
    inside = sum(info.file_size for info in infos)
    if inside > MOST_INSIDE or sum(xml) > MOST_XML or len(infos) > MOST_PARTS:
        raise Unreadable("bomb")


def _look_at_parts(archive: zipfile.ZipFile) -> None:
    """Read every tree once: sizes in the table of an archive may lie, and no office program
    writes entities.
    """
    try:
        for info in archive.infolist():
            if info.filename.endswith((".xml", ".rels")):
                part = archive.read(info)
                if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
                    raise Unreadable("broken")
                if info.filename == DOCUMENT and STRICT in part:
                    raise Unreadable("strict")
    except DAMAGED:
        raise Unreadable("broken") from None


def parsed(data: bytes):
    """Root of a part.

    :raises Unreadable: it is no XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise Unreadable("broken") from None


def q(name: str) -> str:
    """Qualified name of an element or attribute of Word."""
    return f"{{{W}}}{name}"


def child(element, *names: str):
    """The element at the end of a path of names, None if it is not there."""
    for name in names:
        element = element.find(q(name)) if element is not None else None
    return element


def value(element, *names: str) -> str:
    """Attribute ``w:val`` at the end of a path of names, "" if it is not there."""
    found = child(element, *names)
    return found.get(q("val"), "") if found is not None else ""


def is_on(element, *names: str) -> bool:
    """Is a switch such as ``w:b`` there and not turned off?"""
    found = child(element, *names)
    return found is not None and found.get(q("val"), "1") not in ("0", "false", "off", "none")


def text_of(paragraph) -> str:
    """Text of a paragraph as it reads: without what was deleted or hidden."""
    return "".join(_texts(paragraph)).strip()


def _texts(element) -> Iterator[str]:
    for one in element.iterchildren():
        if one.tag in (q("del"), q("moveFrom"), q("pPr")):
            continue
        if one.tag == q("r") and is_on(one, "rPr", "vanish"):
            continue
        if one.tag == q("t"):
            yield one.text or ""
        elif one.tag == q("br"):
            yield "\n"
        elif isinstance(one.tag, str):
            yield from _texts(one)
