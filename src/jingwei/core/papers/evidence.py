"""``@@evidence.zip``: all that proves how a record was decided, for people without our software."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from jingwei import _
from jingwei.core import clock
from jingwei.core import scratch
from jingwei.core.audit import api as audit
from jingwei.core.opinions import api as opinions
from jingwei.core.opinions.interfaces import ITextOfRecord
from jingwei.core.outbox.api import public_address
from jingwei.core.papers import api
from jingwei.core.revisions import api as revisions
from jingwei.core.signing import api as signing
from pathlib import Path
from plone import api as plone
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from string import Template
from urllib.parse import quote
from zipfile import ZIP_DEFLATED
from zipfile import ZIP_STORED
from zipfile import ZipFile
from zipfile import ZipInfo

import hashlib
import re
import shutil


README = Path(__file__).parent / "templates" / "evidence.txt"
# What no system of files takes, and how much of a title people read.
UNSAFE, LONGEST = re.compile(r'[\\/:*?"<>|\x00-\x1f]'), 60
NAME = "（证据包）.zip"


class Evidence(BrowserView):
    """The package, made anew whenever somebody asks; that is kept in the audit.

    Whoever comes while a paper is being made waits for it: without it the package would not prove
    what the paper says.
    """

    page = ViewPageTemplateFile("templates/standing.pt")
    title, standing, error = _("Evidence package"), api.WAITING, ""
    patience = _("A paper of this record is being prepared. The package follows when it is there.")

    def __call__(self):
        """The file, written beside and never held in memory as a whole."""
        if api.in_making(self.context):
            api.let_wait(self.request.response)
            return self.page()
        stream = scratch.sent(partial(pack, self.context))
        audit.aside("evidence.taken", obj=self.context)
        response = self.request.response
        response.setHeader("Content-Type", "application/zip")
        response.setHeader("Content-Length", str(len(stream)))
        name = quote(f"{UNSAFE.sub('_', self.context.title)[:LONGEST]}{NAME}", safe="")
        response.setHeader("Content-Disposition", f"attachment; filename*=UTF-8''{name}")
        response.setHeader("Cache-Control", "no-store")
        return stream


def pack(record, target) -> None:
    """Write the package of a record into a binary file."""
    with ZipFile(target, "w") as opened:
        packing = _Packing(opened)
        for one in api.papers(record):
            packing.copy(f"{signing.PAPERS}{one.kind}.pdf", one.file)
        for file in signing.signed_files(record):
            packing.add(f"{signing.RECORDS}{file.name}", file.data)
        _pack_judged(record, packing)
        for name, data in signing.certificate_files(record).items():
            packing.add(f"{signing.CERTIFICATES}{name}", data)
        packing.add(signing.README, _readme().encode())
        packing.close()


def _pack_judged(record, packing: "_Packing") -> None:
    """Each text and each file that an opinion judged, once, as far as the person may read it."""
    known, names = set(), set()
    rows, present = opinions.rows(record), opinions.read(ITextOfRecord(record))[:2]
    readable = revisions.readable(record, rows, present)
    for row in rows:
        if (row.digest, row.attachments) not in readable:
            continue
        text = revisions.text(record, row.digest)
        if row.digest not in known and text is not None:
            packing.add(f"{signing.TEXTS}{row.digest}.json", text)
        for digest in row.attachments:
            kept = revisions.file(record, digest)
            if digest in known or kept is None:
                continue
            # The name is part of what was signed; of two files with one, the second lies deeper.
            place = f"{signing.ATTACHMENTS}{kept.name}"
            if place in names:
                place = f"{signing.ATTACHMENTS}{digest[:8]}/{kept.name}"
            names.add(place)
            packing.copy(place, kept.file)
        known |= {row.digest, *row.attachments}


def _readme() -> str:
    portal = plone.portal.get()
    return Template(README.read_text(encoding="utf-8")).safe_substitute(
        organ=portal.title,
        made=f"{clock.now():%Y-%m-%d %H:%M}",
        fingerprint=signing.root_fingerprint(),
        verify=f"{public_address()}/verify",
    )


class _Packing:
    """A package that is being written, and the sums of what is in it."""

    def __init__(self, opened: ZipFile):
        self.zip = opened
        self.sums: list[str] = []

    def add(self, name: str, data: bytes) -> None:
        """Put bytes in."""
        with self._entry(name, ZIP_DEFLATED) as write:
            write(data)

    def copy(self, name: str, file) -> None:
        """Put a blob file in, piece by piece; most are packed as it is."""
        with file.open() as source, self._entry(name, ZIP_STORED) as write:
            while piece := source.read(shutil.COPY_BUFSIZE):
                write(piece)

    def close(self) -> None:
        """Put the list of sums in, signed by the organ: nothing is taken out of it unseen."""
        sums = "".join(self.sums).encode()
        self.zip.writestr(self._info(signing.SUMS, ZIP_DEFLATED), sums)
        self.zip.writestr(self._info(signing.SEAL, ZIP_DEFLATED), signing.sign_as_organ(sums))

    @contextmanager
    def _entry(self, name: str, kind: int) -> Iterator:
        digest = hashlib.sha256()
        with self.zip.open(self._info(name, kind), "w", force_zip64=True) as target:

            def write(piece: bytes) -> None:
                digest.update(piece)
                target.write(piece)

            yield write
        self.sums.append(f"{digest.hexdigest()}  {name}\n")

    def _info(self, name: str, kind: int) -> ZipInfo:
        info = ZipInfo(name, clock.now().timetuple()[:6])
        info.compress_type, info.external_attr = kind, 0o644 << 16
        return info
