"""Opinions of records: give one, read them, check their chain."""

from jingwei.core import clock
from jingwei.core.opinions.canonical import canonical
from jingwei.core.opinions.canonical import digest
from jingwei.core.opinions.interfaces import ISigner
from jingwei.core.opinions.interfaces import ITextOfRecord
from jingwei.core.opinions.log import Opinion
from jingwei.core.opinions.log import OpinionLog
from jingwei.core.opinions.log import record_of
from jingwei.core.opinions.log import seal
from zope.component import queryUtility


def add(
    record, step: str, decision: str, text: str, person: str, post: str, acting_for: str = ""
) -> Opinion:
    """Append `person`'s opinion on the present text of `record` and return it.

    Whether the person may is the workflow's question, not asked here.
    """
    if getattr(record, "opinion_log", None) is None:
        record.opinion_log = OpinionLog()
    log = record.opinion_log
    text_digest, files = _judged(record)
    row = Opinion(
        step=step,
        person=person,
        post=post,
        acting_for=acting_for,
        decision=decision,
        text=text,
        time=clock.now(),
        digest=text_digest,
        attachments=files,
        previous=log.rows[-1].sealed if log.rows else "",
        sealed="",
    )
    row = row._replace(sealed=seal(row))
    signer = queryUtility(ISigner)
    if signer is not None:
        row = row._replace(signature=signer.sign(person, canonical(record_of(row))))
    log.append(row)
    return row


def rows(record) -> tuple[Opinion, ...]:
    """All opinions of `record`, oldest first."""
    log = getattr(record, "opinion_log", None)
    return log.rows if log is not None else ()


def older(record) -> list[Opinion]:
    """Opinions that judged another text or other attachments than the present ones."""
    found = rows(record)
    present = _judged(record) if found else None
    return [row for row in found if (row.digest, row.attachments) != present]


def verify(record) -> list[int]:
    """Positions (from 0) of rows that were changed or do not follow the row before."""
    broken, previous = [], ""
    for index, row in enumerate(rows(record)):
        if row.previous != previous or seal(row) != row.sealed:
            broken.append(index)
        previous = row.sealed
    return broken


def _judged(record) -> tuple[str, tuple[str, ...]]:
    """Digest of the text, and one digest per attachment that covers its name too."""
    judged = ITextOfRecord(record)
    return digest(judged.text()), tuple(digest(pair) for pair in judged.attachments())
