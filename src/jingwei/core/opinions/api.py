"""Opinions of records: give one, read them."""

from jingwei.core import clock
from jingwei.core.opinions.canonical import canonical
from jingwei.core.opinions.canonical import digest
from jingwei.core.opinions.files import file_digest
from jingwei.core.opinions.interfaces import ISigner
from jingwei.core.opinions.interfaces import ITextOfRecord
from jingwei.core.opinions.judged import named
from jingwei.core.opinions.judged import TextOfRecord
from jingwei.core.opinions.log import Opinion
from jingwei.core.opinions.log import OpinionLog
from jingwei.core.opinions.log import seal
from jingwei.core.opinions.log import sealed_data
from jingwei.core.revisions import api as revisions
from plone.uuid.interfaces import IUUID
from typing import NamedTuple
from zope.component import queryUtility

import hashlib


__all__ = [
    "Judged",
    "Opinion",
    "TextOfRecord",
    "add",
    "canonical",
    "digest",
    "file_digest",
    "keep",
    "named",
    "older",
    "read",
    "rows",
    "signed_bytes",
]


class Judged(NamedTuple):
    """A text as it stands: digest of its canonical bytes `data`, one digest per file that covers
    its name too, and the blob files.
    """

    digest: str
    attachments: tuple[str, ...]
    data: bytes
    files: list


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
    judged = read(ITextOfRecord(record))
    row = Opinion(
        step=step,
        person=person,
        post=post,
        acting_for=acting_for or "",
        decision=decision,
        text=text or "",
        time=clock.now(),
        digest=judged.digest,
        attachments=judged.attachments,
        previous=log.rows[-1].sealed if log.rows else "",
        sealed="",
    )
    uid = IUUID(record)
    row = row._replace(sealed=seal(row, uid))
    signer = queryUtility(ISigner)
    if signer is not None:
        row = row._replace(signature=signer.sign(person, signed_bytes(row, uid)))
    log.append(row)
    _keep(record, judged)
    return row


def keep(record) -> None:
    """Keep the present text and files of `record` for those who ask one day what was judged."""
    _keep(record, read(ITextOfRecord(record)))


def _keep(record, judged: Judged) -> None:
    pairs = ((file.filename or "", file_digest(file), file) for file in judged.files)
    files = {digest(pair[:2]): revisions.KeptFile(*pair) for pair in pairs}
    revisions.keep(record, judged.digest, judged.data, files)


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
    present = read(judged or ITextOfRecord(record))[:2] if found else None
    return tuple(row for row in found if (row.digest, row.attachments) != present)


def read(judged: ITextOfRecord) -> Judged:
    """What an opinion would judge now."""
    data, files = canonical(judged.text()), judged.files()
    attachments = tuple(digest(pair) for pair in named(files))
    return Judged(hashlib.sha256(data).hexdigest(), attachments, data, files)
