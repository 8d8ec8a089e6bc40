"""Copies of files that are as large as they like."""

from plone.namedfile.file import NamedBlobFile

import shutil


def copied(file: NamedBlobFile) -> NamedBlobFile:
    """A file with the same content, kind and name; the content goes past the memory."""
    made = NamedBlobFile(contentType=file.contentType, filename=file.filename)
    with file.open() as source, made.open("w") as target:
        shutil.copyfileobj(source, target)
    return made
