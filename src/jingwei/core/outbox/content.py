"""/intranet/messages: the notices of each person, and the mails that are still to be sent."""

from BTrees.LOBTree import LOBTree
from BTrees.LOBTree import LOTreeSet
from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from collections.abc import Iterator
from jingwei import _
from jingwei.core import clock
from jingwei.core.filing.content import Unindexed
from jingwei.core.rights.interfaces import IComputedRights
from persistent import Persistent
from plone import api
from plone.supermodel import model
from typing import NamedTuple
from zope import schema
from zope.i18nmessageid import Message
from zope.interface import implementer

import datetime
import secrets


NONE, EACH, DIGEST = "none", "each", "digest"
MODES = (DIGEST, EACH, NONE)
WAITING, SENDING, UNSURE, FAILED = "waiting", "sending", "unsure", "failed"
# A key is the microsecond since 1970 and so many random bits.
RANDOM_BITS = 10
# Hexadecimal digits of a key, where it is part of a text.
WIDTH = 16
TICK = datetime.timedelta(microseconds=1)


class IMessageBoxes(model.Schema, IComputedRights):
    """The place of all notices."""

    title = schema.TextLine(title=_("Title"), max_length=100)


class Notice(NamedTuple):
    """`kind`: whatever the feature calls it; `link`: path below the site; `record`: UID of what
    it is about, "" for nothing that needs rights.
    """

    kind: str
    subject: Message | str
    text: Message | str
    link: str
    record: str


class Leaves(LOBTree):
    """Notices by key; a new one rewrites the leaf it falls into."""

    max_leaf_size = 16


class Box(Persistent):
    """One person's notices; keys of the unread ones, and of those the next digest tells.

    `about`: UID of a record -> keys of the unread notices about it.
    """

    __roles__ = ()

    mode = DIGEST

    def __init__(self):
        self.notices = Leaves()
        self.unread = LOTreeSet()
        self.digest = LOTreeSet()
        self.about = OOBTree()

    def add(self, notice: Notice) -> int:
        """Keep a notice; return its key."""
        key = first_key(clock.now()) | secrets.randbits(RANDOM_BITS)
        while not self.notices.insert(key, notice):
            key += 1
        self.unread.insert(key)
        if notice.record:
            self.about[notice.record] = (*self.about.get(notice.record, ()), key)
        return key

    def read(self, key: int) -> None:
        """Mark a notice as read; the next digest leaves it out."""
        for keys in (self.unread, self.digest):
            if key in keys:
                keys.remove(key)
        record = self.notices[key].record
        left = tuple(other for other in self.about.get(record, ()) if other != key)
        if left:
            self.about[record] = left
        else:
            self.about.pop(record, None)

    def forget(self, key: int) -> None:
        """Remove a notice."""
        self.read(key)
        del self.notices[key]


class Mail(Persistent):
    """A mail about notices (`keys`) of a person, from its making until it is accepted.

    `attempts`: how often it was taken for sending; `machine`: whose store beside the database
    has the marks of the last attempt; `due`: not to be tried before; `error`: what the server
    said, for the system administrator.
    """

    __roles__ = ()

    state = WAITING
    attempts = 0
    machine = ""
    due: datetime.datetime | None = None
    error = ""

    def __init__(self, person: str, keys: tuple[int, ...], added: datetime.datetime):
        self.id = f"{turns_until(added)}{secrets.token_hex(8)}"
        self.person, self.keys, self.added = person, keys, added

    @property
    def turn(self) -> str:
        """Its key among those that wait: in the order of the moments at which they may be tried."""
        return f"{turns_until(self.due or self.added)}{self.id}"


class Book(Persistent):
    """Boxes by user id, and mails by id; of the mails, turns of those that wait to be tried, and
    ids of those that were taken: being sent, or nobody knows what came of it.

    Who looks for the next mail reads the beginning of what waits, however many there are.
    """

    __roles__ = ()

    def __init__(self):
        self.boxes = OOBTree()
        self.mails = OOBTree()
        self.waiting = OOTreeSet()
        self.taken = OOTreeSet()

    def box(self, person: str) -> Box:
        """A person's box, made if it is missing; not for pages."""
        if person not in self.boxes:
            self.boxes[person] = Box()
        return self.boxes[person]

    def queue(self, person: str, keys: tuple[int, ...]) -> Mail:
        """Let a mail about notices be sent."""
        mail = Mail(person, keys, clock.now())
        self.mails[mail.id] = mail
        self.wait(mail)
        return mail

    def due(self, now: datetime.datetime) -> Iterator[Mail]:
        """Mails that may be tried at the moment `now`, the longest due first."""
        for turn in self.waiting.keys(max=turns_until(now + TICK), excludemax=True):
            yield self.mails[turn[WIDTH:]]

    def wait(self, mail: Mail, due: datetime.datetime | None = None) -> None:
        """Let a mail be tried, not before `due`."""
        self._leave(mail)
        mail.state, mail.due = WAITING, due
        self.waiting.insert(mail.turn)

    def take(self, mail: Mail, machine: str) -> None:
        """A mail is being sent, with marks in the store of `machine`."""
        self._leave(mail)
        mail.state, mail.machine = SENDING, machine
        mail.attempts += 1
        self.taken.insert(mail.id)

    def close(self, mail: Mail) -> None:
        """Nothing more is done for this mail by itself; it stays only if it has failed."""
        self._leave(mail)
        if mail.state != FAILED:
            self.mails.pop(mail.id, None)

    def _leave(self, mail: Mail) -> None:
        for keys, key in ((self.waiting, mail.turn), (self.taken, mail.id)):
            if key in keys:
                keys.remove(key)


@implementer(IMessageBoxes)
class MessageBoxes(Unindexed):
    """The place of the book."""

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self._book = Book()


def book() -> Book:
    """The site's notices and mails."""
    return api.portal.get()["intranet"]["messages"]._book


def first_key(moment: datetime.datetime) -> int:
    """The smallest key of a moment."""
    return int(moment.timestamp() * 1_000_000) << RANDOM_BITS


def turns_until(moment: datetime.datetime) -> str:
    """What the turns of mails that may be tried at a moment begin with; those before it are
    smaller.
    """
    return f"{first_key(moment):0{WIDTH}x}"


def moment_of(key: int) -> datetime.datetime:
    """When the notice of this key was told, in the organ's time zone."""
    return datetime.datetime.fromtimestamp((key >> RANDOM_BITS) / 1_000_000, clock.ZONE)
