"""Two texts of a record, field by field and file by file."""

from collections.abc import Collection
from itertools import zip_longest
from jingwei.core.revisions import words
from jingwei.core.revisions.fields import Told
from jingwei.core.revisions.fields import told
from jingwei.core.revisions.texts import Revision
from jingwei.core.revisions.texts import Texts
from typing import NamedTuple
from zope.i18nmessageid import Message


# What became of a file.
ADDED, REMOVED, REPLACED = "added", "removed", "replaced"


class FieldChange(NamedTuple):
    """A field that differs; `paragraphs` are empty if only its markup does."""

    name: str
    title: Message | str
    paragraphs: list[list[words.Piece]]


class FileChange(NamedTuple):
    """A file that differs, by name; digests as the opinions have them, "" where it was not."""

    name: str
    what: str
    before: str
    after: str


class Comparison(NamedTuple):
    """What differs between an older and a newer text."""

    fields: list[FieldChange]
    files: list[FileChange]

    def __bool__(self) -> bool:
        return any(self)


def compare(texts: Texts, older: Revision, newer: Revision) -> Comparison | None:
    """The changes from one text to another; None if one of them cannot be read any more."""
    before, after = texts.data(older), texts.data(newer)
    if before is None or after is None:
        return None
    fields = _fields(told(texts.record, before), told(texts.record, after))
    return Comparison(fields, _files(texts, older, newer))


def _fields(before: list[Told], after: list[Told]) -> list[FieldChange]:
    old = {one.name: one for one in before}
    new = {one.name: one for one in after}
    changes = []
    for name in dict.fromkeys((*new, *old)):
        gone, come = old.get(name), new.get(name)
        if gone and come and gone.value == come.value:
            continue
        found = _compared(gone, come)
        if found or (gone and come):
            changes.append(FieldChange(name, (come or gone).title, found))
    return changes


def _compared(gone: Told | None, come: Told | None) -> list[list[words.Piece]]:
    """Paragraphs of a field; [] if both read the same."""
    before, after = (one.text if one else "" for one in (gone, come))
    if before == after:
        return []
    if (come or gone).chosen:
        return words.paragraphs(words.replaced(before, after))
    # The last paragraph ends as all others do.
    return words.paragraphs(words.compared(f"{before}{words.BREAK}", f"{after}{words.BREAK}"))


def _files(texts: Texts, older: Revision, newer: Revision) -> list[FileChange]:
    """What is in one of them alone, by name; several files may have one name."""
    before, after = texts.files(older), texts.files(newer)
    gone = _by_name(before, before.keys() - after.keys())
    come = _by_name(after, after.keys() - before.keys())
    changes = []
    for name in sorted({*gone, *come}):
        for old, new in zip_longest(gone.get(name, ()), come.get(name, ()), fillvalue=""):
            what = REPLACED if old and new else ADDED if new else REMOVED
            changes.append(FileChange(name, what, old, new))
    return changes


def _by_name(files: dict, digests: Collection[str]) -> dict[str, list[str]]:
    """Those of the digests that belong to each name, in the order of the files."""
    found: dict[str, list[str]] = {}
    for digest, file in files.items():
        if digest in digests:
            found.setdefault(file.name, []).append(digest)
    return found
