"""The opinions of one record: rows that are only ever appended."""

from jingwei.core.opinions.canonical import digest
from persistent import Persistent
from typing import NamedTuple

import datetime


class Opinion(NamedTuple):
    """One opinion on the sheet (条例 art. 22; handbook §1.7).

    `step`: state in which it was given; `decision`: agree, dissent, consult, return ...;
    `post`: token used; `acting_for`: token of the post stood in for, or "";
    `digest`: of the text judged; `attachments`: digests of the files judged, names included;
    `previous`: `sealed` of the row before, "" for the first; `sealed`: digest of all above and
    of the record's UID; `signature`: over the same bytes, b"" if nothing signs here.
    """

    step: str
    person: str
    post: str
    acting_for: str
    decision: str
    text: str
    time: datetime.datetime
    digest: str
    attachments: tuple[str, ...]
    previous: str
    sealed: str
    signature: bytes = b""


def sealed_data(row: Opinion, uid: str) -> dict:
    """What the seal and the signature cover: all of `row` but themselves, and whose row it is."""
    data = row._asdict()
    del data["sealed"], data["signature"]
    return {**data, "record": uid}


def seal(row: Opinion, uid: str) -> str:
    """Digest of `sealed_data`; with the UID in it, a chain fits one record only."""
    return digest(sealed_data(row, uid))


class OpinionLog(Persistent):
    """A persistent object of its own, so that an opinion does not rewrite the record."""

    # Opinions are read through `api` only, never by address.
    __roles__ = ()

    def __init__(self):
        self._rows: tuple[Opinion, ...] = ()

    @property
    def rows(self) -> tuple[Opinion, ...]:
        """All opinions, oldest first."""
        return self._rows

    def append(self, row: Opinion) -> None:
        """Add a row that continues the chain.

        :raises ValueError: if it does not.
        """
        if row.previous != (self._rows[-1].sealed if self._rows else ""):
            raise ValueError("The row does not continue the chain of opinions.")
        self._rows = (*self._rows, row)
