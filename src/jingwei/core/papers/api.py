"""Papers of records: asking for one, how it stands, and what its code tells."""

from jingwei.core import clock
from jingwei.core.papers import codes
from jingwei.core.papers.content import shelf
from jingwei.core.papers.interfaces import IPaper
from jingwei.core.papers.interfaces import ISealProvider
from jingwei.core.papers.sending import let_wait
from jingwei.core.papers.sending import send
from jingwei.core.papers.shelf import ABOLISHED
from jingwei.core.papers.shelf import FAILED
from jingwei.core.papers.shelf import Fate
from jingwei.core.papers.shelf import Paper
from jingwei.core.papers.shelf import RECALLED
from jingwei.core.papers.shelf import REVOKED
from jingwei.core.papers.shelf import WAITING
from jingwei.core.papers.shelf import Wanted
from plone.uuid.interfaces import IUUID
from zope.component import getAdapter
from zope.i18nmessageid import Message

import datetime


__all__ = [
    "ABOLISHED",
    "FAILED",
    "RECALLED",
    "REVOKED",
    "WAITING",
    "Fate",
    "IPaper",
    "ISealProvider",
    "Paper",
    "again",
    "code_entry",
    "digest_entry",
    "error",
    "in_making",
    "let_wait",
    "mark",
    "paper",
    "paper_of",
    "papers",
    "send",
    "standing",
    "standing_of",
    "unmark",
    "want",
]
MADE, NONE = "made", ""


def want(record, kind: str) -> None:
    """Let the paper of `kind` be made after the commit, in the place of one that is there.

    :raises ComponentLookupError: the record has no such paper.
    """
    title = getAdapter(record, IPaper, kind).title
    path = "/".join(record.getPhysicalPath())
    shelf().want(Wanted(IUUID(record), path, kind, title, clock.now()))


def again(wanted: Wanted) -> None:
    """Let a paper that is not there yet be tried now."""
    shelf().want(wanted.later(clock.now()))


def standing(record, kind: str) -> str:
    """`MADE`, `WAITING`, `FAILED`, or `NONE` if nobody asked for the paper.

    A paper that is being made anew is not there until it is done.
    """
    return standing_of(IUUID(record), kind)


def standing_of(uid: str, kind: str) -> str:
    """The same of the record with this UID, for who holds a copy of it."""
    wanted = shelf().wanted.get((uid, kind))
    if wanted is not None:
        return wanted.state
    return MADE if paper_of(uid, kind) is not None else NONE


def in_making(record) -> bool:
    """Is a paper being made, and nothing went wrong with it so far?"""
    return any(not wanted.error for wanted in shelf().of_waiting(IUUID(record)))


def error(record, kind: str) -> Message | str:
    """Why the paper is not made yet; "" if there is no trouble."""
    wanted = shelf().wanted.get((IUUID(record), kind))
    return wanted.error if wanted is not None else ""


def paper(record, kind: str) -> Paper | None:
    """The newest paper of a kind."""
    return paper_of(IUUID(record), kind)


def paper_of(uid: str, kind: str) -> Paper | None:
    """The newest paper of a kind of the record with this UID, for who holds a copy of it."""
    code = shelf().newest.get((uid, kind))
    return shelf().papers[code] if code else None


def papers(record) -> list[Paper]:
    """The newest paper of each kind."""
    return list(shelf().of(IUUID(record)))


def code_entry(typed: str) -> Paper | None:
    """The paper of a code, as a person may have typed it; of replaced papers too."""
    return shelf().papers.get(codes.read(typed))


def digest_entry(sha256: str) -> Paper | None:
    """The paper whose file has this SHA-256 (hex)."""
    return shelf().papers.get(shelf().digests.get(sha256, ""))


def mark(
    record, word: str, reason: str, since: datetime.date | None = None, replaced_by: str = ""
) -> None:
    """Tell everybody who verifies a paper of `record` that it counts no more, as was decided today;
    of papers that are made later its `IFate` tells.

    :param word: `RECALLED`, `REVOKED` or `ABOLISHED`. :param since: today if not given.
    :param replaced_by: number of what takes its place.
    """
    today = clock.today()
    fate = Fate(word, reason, since or today, today, replaced_by)
    for found in papers(record):
        found.stand(fate)
    for wanted in shelf().of_waiting(IUUID(record)):
        # Whoever is making one at this moment has not seen it: the two conflict, and it is made
        # again, if at all.
        shelf().want(wanted.later(clock.now()))


def unmark(record) -> None:
    """Let the newest papers of `record` count again."""
    for found in papers(record):
        found.stand(Fate())
