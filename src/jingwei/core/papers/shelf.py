"""The papers themselves, and those that are wanted: plain persistent objects."""

from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from collections.abc import Iterator
from persistent import Persistent
from plone.namedfile.file import NamedBlobFile
from typing import NamedTuple
from zope.i18nmessageid import Message

import datetime


WAITING, FAILED = "waiting", "failed"
RECALLED, REVOKED, ABOLISHED = "recalled", "revoked", "abolished"


class Fate(NamedTuple):
    """How a paper stands: `word` of those above, "" while it counts. From the day `since` on it
    counts no more, which was `decided` on a day of its own; `replaced_by`: number of what takes its
    place, or "". The `reason` stays in the office.
    """

    word: str = ""
    reason: str = ""
    since: datetime.date | None = None
    decided: datetime.date | None = None
    replaced_by: str = ""


class Paper(Persistent):
    """A paper that was made.

    `code`: by which anybody verifies it; `title`: what the paper is called; `uid` and `path` of its
    record; `sha256` (hex) and `size` of the file; `made`: when; `public`: see `IPaper.public`;
    `count` and `head`: how many opinions the record had then, and the digest that ends their chain;
    `file`: the PDF.

    `withdrawn`: "", `RECALLED`, `REVOKED` (撤销, from the beginning) or `ABOLISHED` (废止, from a
    day); see `Fate`. `since` and `reason` belong to it.
    """

    # Papers are read through views of their records only, never by address.
    __roles__ = ()

    withdrawn = ""
    reason = ""
    since: datetime.date | None = None
    decided: datetime.date | None = None
    replaced_by = ""

    def __init__(
        self,
        code: str,
        kind: str,
        title: Message | str,
        record: tuple[str, str],
        file: NamedBlobFile,
        sha256: str,
        made: datetime.datetime,
        public: dict[str, str],
        chain: tuple[int, str],
    ):
        self.code, self.kind, self.title = code, kind, title
        self.file, self.sha256, self.made = file, sha256, made
        self.uid, self.path = record
        self.size = file.getSize()
        self.public = public
        self.count, self.head = chain

    def stand(self, fate: Fate) -> None:
        """Say how it stands from now on."""
        self.withdrawn, self.reason, self.since, self.decided, self.replaced_by = fate


class Wanted(Persistent):
    """A paper that is to be made, called `title`: `due`, not to be tried before; `error`: why it is
    not there.
    """

    __roles__ = ()

    state = WAITING
    attempts = 0
    error: Message | str = ""

    def __init__(
        self, uid: str, path: str, kind: str, title: Message | str, due: datetime.datetime
    ):
        self.uid, self.path, self.kind, self.title, self.due = uid, path, kind, title, due

    def later(self, due: datetime.datetime) -> "Wanted":
        """The same wish, to be tried at another time."""
        return Wanted(self.uid, self.path, self.kind, self.title, due)

    @property
    def key(self) -> tuple[str, str]:
        """Whose paper of which kind."""
        return (self.uid, self.kind)

    @property
    def turn(self) -> tuple:
        """Its key among those that wait: in the order of the moments at which they may be tried."""
        return (self.due, *self.key)


class Shelf(Persistent):
    """Papers by code, all that were ever made; the newest of each kind of each record; which one
    has which digest; and what is wanted.
    """

    __roles__ = ()

    def __init__(self):
        self.papers = OOBTree()
        self.newest = OOBTree()
        self.digests = OOBTree()
        self.wanted = OOBTree()
        self.waiting = OOTreeSet()

    def keep(self, paper: Paper) -> None:
        """Put a paper in; what was wanted of its kind is there."""
        self.papers[paper.code] = paper
        self.newest[paper.uid, paper.kind] = paper.code
        self.digests[paper.sha256] = paper.code
        self.forget(paper.uid, paper.kind)

    def want(self, wanted: Wanted) -> None:
        """Let a paper be made, or tried again at another time."""
        self.forget(*wanted.key)
        self.wanted[wanted.key] = wanted
        if wanted.state == WAITING:
            self.waiting.insert(wanted.turn)

    def forget(self, uid: str, kind: str) -> None:
        """Nobody wants this paper any more."""
        wanted = self.wanted.pop((uid, kind), None)
        if wanted is not None and wanted.turn in self.waiting:
            self.waiting.remove(wanted.turn)

    def next(self, now: datetime.datetime) -> Wanted | None:
        """What has waited longest of what may be tried now."""
        if not self.waiting:
            return None
        due, *key = self.waiting.minKey()
        return self.wanted[tuple(key)] if due <= now else None

    def of_waiting(self, uid: str) -> list[Wanted]:
        """What of a record waits to be made."""
        found = self.wanted.values((uid, ""), (uid, "\U0010ffff"))
        return [wanted for wanted in found if wanted.state == WAITING]

    def of(self, uid: str) -> Iterator[Paper]:
        """All papers of a record, the newest of each kind."""
        for (_uid, _kind), code in self.newest.items((uid, ""), (uid, "\U0010ffff")):
            yield self.papers[code]
