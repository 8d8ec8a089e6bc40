"""The texts of a record: which opinions judged which, and who may read them."""

from jingwei.core.opinions import api as opinions
from jingwei.core.opinions.interfaces import ITextOfRecord
from jingwei.core.revisions import api
from typing import NamedTuple

import json


NOW = "now"


class Revision(NamedTuple):
    """A text that opinions judged, or the present one.

    `key`: position of the first opinion that judged it, from 1, or `NOW`; `rows`: (position,
    opinion) of all that did; `attachments`: digests as the opinions have them; `present`: is it
    the text as it stands?
    """

    key: str
    digest: str
    attachments: tuple[str, ...]
    rows: tuple[tuple[int, opinions.Opinion], ...]
    present: bool


class Texts:
    """The texts of one record, oldest first; the present one is the last, if nobody judged it."""

    def __init__(self, record):
        self.record = record
        self.now = opinions.read(ITextOfRecord(record))
        self.all = self._all()

    def _all(self) -> list[Revision]:
        judged: dict[tuple, list] = {}
        for position, row in enumerate(opinions.rows(self.record), 1):
            judged.setdefault((row.digest, row.attachments), []).append((position, row))
        present = self.now[:2]
        found = [
            Revision(str(rows[0][0]), *key, tuple(rows), key == present)
            for key, rows in judged.items()
        ]
        return found if present in judged else [*found, Revision(NOW, *present, (), True)]

    def readable(self) -> list[Revision]:
        """Those that the present person may read, see `readers`."""
        mine = api.readable(self.record, opinions.rows(self.record), self.now[:2])
        return [one for one in self.all if one.present or (one.digest, one.attachments) in mine]

    def get(self, key: str) -> Revision | None:
        """A readable text by the position of any opinion that judged it, or `NOW`; None if there
        is none.
        """
        for one in self.readable():
            if key == one.key or (key == NOW and one.present):
                return one
            if key in (str(position) for position, _row in one.rows):
                return one
        return None

    def data(self, revision: Revision) -> dict | None:
        """The text as JSON data; None if it is not kept or is damaged."""
        if revision.present:
            return json.loads(self.now.data)
        if self.fault(revision):
            return None
        return json.loads(api.text(self.record, revision.digest))

    def fault(self, revision: Revision):
        """What is wrong with what is kept of a text that was judged; "" if nothing is."""
        return api.fault(self.record, revision.digest, revision.attachments, opinions.file_digest)

    def files(self, revision: Revision) -> dict[str, api.KeptFile]:
        """Digest -> file, as far as they are known."""
        found = {digest: api.file(self.record, digest) for digest in revision.attachments}
        if revision.present:
            for file in self.now.files:
                pair = (file.filename or "", opinions.file_digest(file))
                found[opinions.digest(pair)] = api.KeptFile(*pair, file)
        return {digest: file for digest, file in found.items() if file is not None}
