"""Digests of attached files: every look at a sheet asks for them."""

from jingwei.core.blobs import remembered
from plone.namedfile.interfaces import INamedBlobFile

import hashlib


@remembered
def file_digest(file: INamedBlobFile) -> str:
    """SHA-256 of the content of a blob file, in hex."""
    with file.open() as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
