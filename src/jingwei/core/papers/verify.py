"""``/verify``: is this paper of the organ genuine? Anybody may ask, by its code or with the file.

Nothing is kept of a file, and nothing is told but what a paper says in public. Wrong codes and
files are counted for each network, so that nobody guesses codes or keeps the server busy.
"""

from contextlib import closing
from jingwei import _
from jingwei.core import clock
from jingwei.core.accounts.api import network
from jingwei.core.audit import api as audit
from jingwei.core.papers import api
from jingwei.core.papers import exc
from jingwei.core.papers import verifying
from jingwei.core.signing import api as signing
from Products.Five import BrowserView
from zope.i18n import translate
from zope.i18nmessageid import Message
from ZPublisher.HTTPRequest import FileUpload

import datetime
import json


HOUR = 3600
MOST_BYTES = 20 * 1024 * 1024
# From one network in an hour; a whole office may sit behind one address.
WRONG_CODES, FILES = 60, 120
LONGEST = 60


class Verify(BrowserView):
    """The form, and what was found. Works without script and on a phone."""

    kinds = verifying.KINDS
    typed = ""
    error = ""
    # Of the code that was typed, and of the file that was sent.
    paper: dict | None = None
    finding: verifying.Finding | None = None

    def __call__(self) -> str:
        """The page; ``?format=json`` the same for programs."""
        form, response = self.request.form, self.request.response
        response.setHeader("Cache-Control", "no-store")
        self.typed = str(form.get("code", "")).strip()[:LONGEST]
        try:
            self._look(form.get("file") if self.request.method == "POST" else None)
        except (exc.NotKnown, exc.NotTaken, exc.TooMany) as refusal:
            response.setStatus(refusal.status)
            self.error = refusal.message
        return self._as_json() if form.get("format") == "json" else self.index()

    @property
    def genuine(self) -> bool:
        """Was a file sent, and is it whole and the right one?"""
        found = self.finding
        return found is not None and not found.fault and not found.other

    @property
    def beside(self) -> bool:
        """Is what the code tells shown beside a file that is something else?"""
        return self.finding is not None and bool(self.finding.fault)

    @property
    def ended(self) -> Message | str:
        """Why the paper counts no more, "" if it stands."""
        return verifying.ended(self.paper)

    def fingerprint(self) -> str:
        """Of the root certificate, by which those who use tools of their own know the authority."""
        return signing.root_fingerprint()

    def shown(self, moment: datetime.datetime) -> str:
        """A moment as people read it here."""
        return f"{moment.astimezone(clock.ZONE):%Y-%m-%d %H:%M:%S}"

    def _look(self, sent) -> None:
        if isinstance(sent, FileUpload) and sent.filename:
            self._count("papers.file", FILES)
            self.finding = verifying.judged(_read(sent), self.typed)
            if self.finding.paper is not None:
                self.paper = verifying.told(self.finding.paper, in_hand=True)
            elif self.typed:
                self._look_up()
        elif self.typed:
            self._look_up()
        elif self.request.method == "POST":
            raise exc.NotTaken(_("Type the code of the paper, or choose its file."))

    def _look_up(self) -> None:
        key = self._key("papers.code")
        if audit.used(key) >= WRONG_CODES:
            raise self._too_many()
        found = api.code_entry(self.typed)
        if found is None:
            self._count("papers.code", WRONG_CODES)
            raise exc.NotKnown()
        self.paper = verifying.told(found, in_hand=False)

    def _count(self, kind: str, most: int) -> None:
        if not audit.take(self._key(kind), most, HOUR, sliding=False):
            raise self._too_many()

    def _key(self, kind: str) -> str:
        return f"{kind}:{network(self.request.getClientAddr() or '')}"

    def _too_many(self) -> exc.TooMany:
        audit.aside("paper.verify", path="/verify", result="TooMany")
        return exc.TooMany()

    def _as_json(self) -> str:
        self.request.response.setHeader("Content-Type", "application/json; charset=utf-8")
        answer = {"paper": self.paper, "error": self._said(self.error), "file": None}
        if self.finding is not None:
            steps = [{**one, "words": self._said(one["words"])} for one in self.finding.steps()]
            moment = self.finding.moment
            answer["file"] = {
                "genuine": self.genuine,
                "fault": self._said(self.finding.fault),
                "broken": self.finding.step,
                "other_paper": self.finding.other,
                "stamped": moment.isoformat() if moment else None,
                "steps": steps,
            }
        return json.dumps(answer, ensure_ascii=False, indent=1)

    def _said(self, words) -> str:
        return translate(words, context=self.request) if words else ""


def _read(sent: FileUpload) -> bytes:
    """The file, which is gone with the request."""
    with closing(sent):
        data = sent.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise exc.NotTaken(_("The file is larger than 20 MB."))
    return data
