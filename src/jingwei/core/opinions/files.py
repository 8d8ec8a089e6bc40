"""Digests of attached files, remembered: every look at a sheet asks for them."""

from collections import OrderedDict
from plone.namedfile.interfaces import INamedBlobFile
from ZODB.utils import z64

import hashlib


MOST = 4096
# (oid, serial) of the blob -> digest; a changed file is another serial.
_known: OrderedDict[tuple[bytes, bytes], str] = OrderedDict()


def file_digest(file: INamedBlobFile) -> str:
    """SHA-256 of the content of a blob file, in hex."""
    blob = file._blob
    blob._p_activate()
    stored = not blob._p_changed and blob._p_serial != z64
    key = (blob._p_oid, blob._p_serial) if stored else None
    found = _known.get(key) if key else None
    if found is None:
        with file.open() as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
        if key:
            _known[key] = found
            while len(_known) > MOST:
                _known.popitem(last=False)
    return found
