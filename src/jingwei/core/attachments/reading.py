"""Text out of files, without Zope.

As a program it reads the file on its standard input and writes the text: whatever a file does to
its reader ends with the program::

    python -m jingwei.core.attachments.reading .pdf < file
"""

from collections.abc import Iterator
from io import BytesIO
from jingwei.core.texts import plain
from unicodedata import normalize

import logging
import re
import resource
import sys
import zipfile


MOST_BYTES = 20_000_000
MOST_PAGES = 1000
MOST_SIGNS = 1_000_000
SECONDS = 60
MEMORY = 1_500_000_000
AS_TEXT = (".txt", ".csv")
AS_ZIP = (".docx", ".xlsx", ".pptx")
AS_PAGES = ".pdf"
READABLE = (*AS_TEXT, *AS_ZIP, AS_PAGES)
# Parts of office files that a reader sees; the others are settings and relations.
SEEN = re.compile(
    r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml"
    r"|xl/(?:sharedStrings|worksheets/sheet\d+)\.xml|ppt/(?:slides|notesSlides)/[^/]+\.xml"
)
EVERY = re.compile(r".*\.xml")
# In a sheet these are numbers of strings, not figures.
STRING_NUMBER = re.compile(r'<c\s[^>]*\bt="s"[^>/]*>(?:(?!<c\s).)*?</c>', re.S)
# Programs that print a page often name the drawn sign after the radical that looks the same: ⼯ is
# not 工, and nobody could type it. Compatibility ideographs are such doubles, too.
DOUBLES = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")
# A line of a page ends where the paper ends, also between two signs of one word, or between a word
# and its figure; between two Latin words stands a blank.
BROKEN = re.compile(
    r"(?<=[\u3400-\u9fff，、；：])[ \t]*\n[ \t]*(?=[\u3400-\u9fffA-Za-z0-9])"
    r"|(?<=[A-Za-z0-9%])[ \t]*\n[ \t]*(?=[\u3400-\u9fff])"
)
# Between Chinese and Latin letters or figures programs leave a gap that nobody has typed; readers
# take it for a blank.
GAP = re.compile(
    r"(?<=[\u3400-\u9fff])[ \t]+(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])[ \t]+(?=[\u3400-\u9fff])"
)


def text_of_plain(content: bytes) -> str:
    """A text in UTF-8, or in the encoding of older Chinese programs."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", errors="replace")


def text_of_zip(stream, wanted: re.Pattern = SEEN) -> str | None:
    """Text of the XML parts of an office file whose names are `wanted`.

    None if it is none, is closed by a password, or unpacks to more than `MOST_BYTES`.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            parts = [info for info in archive.infolist() if wanted.fullmatch(info.filename)]
            if sum(info.file_size for info in parts) > MOST_BYTES:
                return None
            xml = [archive.read(info).decode("utf-8", "replace") for info in parts]
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError):
        return None
    if wanted is SEEN:
        xml = [STRING_NUMBER.sub("", part) for part in xml]
    return "\n".join(map(plain, xml))


def text_of_pdf(stream) -> str:
    """Text of the first `MOST_PAGES` pages; what is drawn or scanned has none."""
    from pypdf import PdfReader

    reader = PdfReader(stream)
    if reader.is_encrypted:
        reader.decrypt("")
    return "\n".join(_pages(reader))


def _pages(reader) -> Iterator[str]:
    length = 0
    for number, page in enumerate(reader.pages):
        if number == MOST_PAGES or length > MOST_SIGNS:
            return
        text = GAP.sub("", BROKEN.sub("", as_typed(page.extract_text())))
        length += len(text)
        yield text


def as_typed(text: str) -> str:
    """`text` with the signs that a keyboard gives in place of their doubles."""
    return DOUBLES.sub(lambda sign: normalize("NFKC", sign[0]), text)


def read(content: bytes, suffix: str) -> str | None:
    """Text of a file by the suffix of its name; None if it cannot be read."""
    if suffix in AS_TEXT:
        return text_of_plain(content)
    if suffix in AS_ZIP:
        return text_of_zip(BytesIO(content))
    return text_of_pdf(BytesIO(content)) if suffix == AS_PAGES else None


def main(suffix: str) -> int:
    """Read standard input, write the text; return 1 if there is none to be had."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    logging.disable()
    text = read(sys.stdin.buffer.read(MOST_BYTES + 1), suffix)
    if text is None:
        return 1
    sys.stdout.buffer.write(text[:MOST_SIGNS].encode("utf-8", "replace"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
