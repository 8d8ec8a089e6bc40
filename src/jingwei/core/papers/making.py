"""Making one paper: set, sealed and put on the shelf with its code."""

from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.opinions import api as opinions
from jingwei.core.outbox.api import public_address
from jingwei.core.papers import codes
from jingwei.core.papers import exc
from jingwei.core.papers.content import shelf
from jingwei.core.papers.interfaces import IFate
from jingwei.core.papers.interfaces import IPaper
from jingwei.core.papers.interfaces import ISealProvider
from jingwei.core.papers.shelf import Paper
from jingwei.core.rendition.api import pressed
from jingwei.core.signing import api as signing
from plone.namedfile.file import NamedBlobFile
from plone.uuid.interfaces import IUUID
from zope.component import getAdapter
from zope.component import getUtility

import hashlib
import io
import segno
import threading


# Seconds for which somebody waits while a paper is set for another person.
TURN = 3
# A text can be made to take minutes; one at a time leaves room for all who want something else.
setting = threading.BoundedSemaphore(1)


def make(record, kind: str) -> Paper:
    """Make the sealed paper of `kind` and keep it.

    :raises NotYet: it is too early for it.
    :raises Refusal: it cannot be set or sealed; the sentence says why.
    """
    paper = getAdapter(record, IPaper, kind)
    hindrance = paper.hindrance()
    if hindrance:
        raise exc.NotYet(hindrance)
    code = codes.fresh()
    pdf = _pressed(record, paper, verify=verify(code))
    pdf = getUtility(ISealProvider).seal(pdf, paper.public()["title"])
    rows = opinions.rows(record)
    made = Paper(
        code,
        kind,
        paper.title,
        (IUUID(record), "/".join(record.getPhysicalPath())),
        NamedBlobFile(pdf, "application/pdf", paper.file_name()),
        hashlib.sha256(pdf).hexdigest(),
        clock.now(),
        paper.public(),
        (len(rows), rows[-1].sealed if rows else ""),
    )
    fate = IFate(record, None)
    if fate is not None:
        made.stand(fate.fate())
    shelf().keep(made)
    audit.record("paper.made", record, kind=kind, code=code, sha256=made.sha256)
    return made


def set_now(record, kind: str, draft: bool = False) -> bytes:
    """The PDF of a paper as it is now, without code and seal; a `draft` says so on every page.

    :raises Busy: one is being set for somebody else.
    :raises Refusal: see `make`.
    """
    if not setting.acquire(timeout=TURN):
        raise exc.Busy()
    try:
        paper = getAdapter(record, IPaper, kind)
        return _pressed(record, paper, draft=draft)
    finally:
        setting.release()


def _pressed(record, paper: IPaper, **more) -> bytes:
    """The PDF; a keyword in it ties it to its record for whoever has both in hand."""
    data = {**paper.data(), "keywords": [signing.record_keyword(IUUID(record))], **more}
    return pressed(paper.template, data, paper.attached())


def verify(code: str) -> dict[str, str]:
    """What stands on a paper so that anybody can verify it."""
    address = f"{public_address()}/verify"
    drawn = io.BytesIO()
    segno.make(f"{address}?code={code}", error="m").save(drawn, kind="svg", border=0)
    return {"code": code, "url": address, "qr": drawn.getvalue().decode()}
