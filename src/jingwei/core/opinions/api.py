"""Opinions of records: give one, read them, check their chain."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.opinions.canonical import canonical
from jingwei.core.opinions.canonical import digest
from jingwei.core.opinions.files import file_digest
from jingwei.core.opinions.interfaces import ISigner
from jingwei.core.opinions.interfaces import ITextOfRecord
from jingwei.core.opinions.log import Opinion
from jingwei.core.opinions.log import OpinionLog
from jingwei.core.opinions.log import seal
from jingwei.core.opinions.log import sealed_data
from plone.uuid.interfaces import IUUID
from typing import NamedTuple
from zope.component import queryUtility
from zope.i18nmessageid import Message


__all__ = [
    "Broken",
    "Opinion",
    "add",
    "digest",
    "file_digest",
    "older",
    "rows",
    "signed_bytes",
    "verify",
]


class Broken(NamedTuple):
    """A row whose seal or whose link to the row before is broken; `position` counts from 1."""

    position: int
    opinion: Opinion
    message: Message


def add(
    record,
    step: str,
    decision: str,
    text: str,
    person: str,
    post: str,
    acting_for: str | None = None,
) -> Opinion:
    """Append `person`'s opinion on the present text of `record` and return it.

    Whether the person may is the workflow's question, not asked here.

    :param post: token that the person used; `acting_for`: token of the post stood in for.
    """
    log = getattr(record, "opinion_log", None)
    if log is None:
        log = record.opinion_log = OpinionLog()
    text_digest, files = _digests(ITextOfRecord(record))
    row = Opinion(
        step=step,
        person=person,
        post=post,
        acting_for=acting_for or "",
        decision=decision,
        text=text or "",
        time=clock.now(),
        digest=text_digest,
        attachments=files,
        previous=log.rows[-1].sealed if log.rows else "",
        sealed="",
    )
    uid = IUUID(record)
    row = row._replace(sealed=seal(row, uid))
    signer = queryUtility(ISigner)
    if signer is not None:
        row = row._replace(signature=signer.sign(person, signed_bytes(row, uid)))
    log.append(row)
    return row


def signed_bytes(row: Opinion, uid: str) -> bytes:
    """What a signature is over: the canonical record of an opinion on the record with this UID."""
    return canonical(sealed_data(row, uid))


def rows(record) -> tuple[Opinion, ...]:
    """All opinions of `record`, oldest first."""
    log = getattr(record, "opinion_log", None)
    return log.rows if log is not None else ()


def older(record, judged: ITextOfRecord | None = None) -> tuple[Opinion, ...]:
    """Opinions that judged another text or other attachments than the present ones.

    :param judged: the present ones, if the caller has read them already.
    """
    found = rows(record)
    present = _digests(judged or ITextOfRecord(record)) if found else None
    return tuple(row for row in found if (row.digest, row.attachments) != present)


def verify(record) -> list[Broken]:
    """Rows that were changed, or do not follow the row before; [] if the chain is sound.

    The first one named is where the damage begins. That the last rows are all there cannot be
    seen from the chain itself.
    """
    broken, previous, uid = [], "", IUUID(record)
    for position, row in enumerate(rows(record), 1):
        if seal(row, uid) != row.sealed:
            message = _("This opinion was changed after it was given.")
            broken.append(Broken(position, row, message))
        elif row.previous != previous:
            message = _("This opinion does not follow the one before it.")
            broken.append(Broken(position, row, message))
        previous = row.sealed
    return broken


def _digests(judged: ITextOfRecord) -> tuple[str, tuple[str, ...]]:
    """Digest of the text, and one digest per attachment that covers its name too."""
    return digest(judged.text()), tuple(digest(pair) for pair in judged.attachments())
