"""What anybody is told of a paper: by its code, or of a file that was handed in."""

from jingwei import _
from jingwei.core.audit import api as audit
from jingwei.core.papers import api
from jingwei.core.papers.content import shelf
from jingwei.core.papers.interfaces import IPublicText
from jingwei.core.papers.shelf import Paper
from jingwei.core.signing import api as signing
from typing import NamedTuple
from zope.component import queryUtility
from zope.i18nmessageid import Message

import datetime
import hashlib


ISSUED = "issued"
KINDS = {
    ISSUED: _("Issued document"),
    "sheet": _("Approval sheet"),
    "receipt": _("Receipt of an inquiry"),
    "notice": _("Supervision notice"),
}
# The audit tells of papers in the same words; jobs have kinds of their own.
audit.events.tell("kind", lambda details: KINDS.get(details["kind"], details["kind"]))
REPLACED = "replaced"
STEPS = {**signing.SEAL_STEPS, "register": _("The register knows this very file.")}
BROKEN, PASSED, LEFT = "broken", "passed", "left"


class Finding(NamedTuple):
    """`step`: of `STEPS`, the one that broke, "" if none did; `fault`: in words; `moment`: of the
    time stamp; `paper`: which one of ours the file is; `other`: it is not the paper of the code
    that it was shown with.
    """

    step: str
    fault: Message | str
    moment: object
    paper: Paper | None
    other: bool = False

    def steps(self) -> list[dict]:
        """Every step: its words, and whether it was passed, is broken, or was left out after."""
        found, state = [], PASSED
        for name, words in STEPS.items():
            broken = name == self.step
            state = BROKEN if broken else LEFT if state in (BROKEN, LEFT) else PASSED
            found.append({"step": name, "words": self.fault if broken else words, "state": state})
        return found


def judged(pdf: bytes, typed: str = "") -> Finding:
    """Is a file whole, ours and known, and the one that belongs to a code, if one is given?"""
    verdict = signing.judge_pdf(pdf, signing.site_trust())
    if verdict.fault:
        return Finding(verdict.step, verdict.fault, verdict.moment, None)
    known = api.digest_entry(hashlib.sha256(pdf).hexdigest())
    if known is None:
        fault = _("The seal stands, but the register does not know this file. Ask the organ.")
        return Finding("register", fault, verdict.moment, None)
    return Finding(
        "", "", verdict.moment, known, bool(typed) and api.code_entry(typed) is not known
    )


def standing(paper: Paper) -> str:
    """Why a paper counts no more: a word of the api or `REPLACED`; "" if it stands."""
    if paper.withdrawn:
        return paper.withdrawn
    newest = shelf().newest.get((paper.uid, paper.kind))
    return "" if newest == paper.code else REPLACED


def ended(paper: dict) -> Message | str:
    """Why a paper counts no more, in words, of what `told` returned; "" if it stands."""
    since, decided = {"day": paper["since"]}, {"day": paper["decided"]}
    if paper["replaced_by"]:
        facts = {**since, "number": paper["replaced_by"]}
        return _("abolished from ${day} on, replaced by ${number}", mapping=facts)
    words = {
        api.RECALLED: _("recalled on ${day}", mapping=decided),
        api.REVOKED: _("revoked on ${day}, void from the beginning", mapping=decided),
        api.ABOLISHED: _("abolished from ${day} on", mapping=since),
        REPLACED: _("replaced by a newer paper"),
    }
    return words.get(paper["standing"], "")


def told(paper: Paper, in_hand: bool) -> dict:
    """All that anybody may know of a paper; nothing else of it leaves the office.

    :param in_hand: they have the very file, and not its code alone.
    """
    public = {name: paper.public.get(name, "") for name in ("title", "number", "organ", "date")}
    text = queryUtility(IPublicText, default=_nothing)(paper.uid)
    if paper.kind == ISSUED and not in_hand:
        public["title"] = text.title if text else ""
    return {
        "code": paper.code,
        "kind": paper.kind,
        **public,
        "public_text": text.address if text and paper.kind == ISSUED else "",
        "made": paper.made.date().isoformat(),
        "standing": standing(paper) or "stands",
        "since": _iso(paper.since),
        "decided": _iso(paper.decided),
        "replaced_by": paper.replaced_by,
        "sha256": paper.sha256,
    }


def _nothing(_uid: str) -> None:
    """Without a public site, nobody may read anything there."""


def _iso(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""
