"""What was read out of a file, remembered: pages ask for the same of a file again and again."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from plone.namedfile.interfaces import INamedBlobFile
from typing import TypeVar
from ZODB.utils import z64


MOST = 4096
Found = TypeVar("Found")


def remembered(read: Callable[[INamedBlobFile], Found]) -> Callable[[INamedBlobFile], Found]:
    """Let `read` look once at every content of a file; the last `MOST` answers are kept.

    A changed file is another serial of its blob; one that is not stored yet is always read.
    """
    known: OrderedDict[tuple[bytes, bytes], Found] = OrderedDict()

    @wraps(read)
    def answer(file: INamedBlobFile) -> Found:
        blob = file._blob
        blob._p_activate()
        if blob._p_changed or blob._p_serial == z64:
            return read(file)
        key = (blob._p_oid, blob._p_serial)
        # Another thread may push an answer out at any moment, so it is asked for once.
        found = known.get(key, known)
        if found is known:
            found = known[key] = read(file)
            while len(known) > MOST:
                known.popitem(last=False)
        return found

    return answer
