"""Does the audit stand as it was sealed?"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from jingwei import _
from jingwei.core.audit import api as audit
from jingwei.core.seals import marks
from jingwei.core.seals.fault import Fault
from jingwei.core.seals.heads import Head
from jingwei.core.seals.heads import heads
from jingwei.core.seals.seal import Seal
from jingwei.core.seals.seal import Seals
from jingwei.core.signing import api as signing
from typing import NamedTuple
from zope.i18nmessageid import Message

import datetime


WORDS = {
    "changed": _("The event was changed after it was sealed."),
    "missing": _("The event was removed after it was sealed."),
    "added": _("The event was put into a while that was sealed already."),
}


class Checked(NamedTuple):
    """What a check of the whole audit found: when it began and who asked; how many seals and
    events it read; how many `faults` there are, and the `first` of them.
    """

    moment: datetime.datetime
    person: str
    seals: int
    events: int
    faults: int
    first: tuple[Fault, ...]


def judged(
    chains: Iterable[Iterable[Seal]], readers: Mapping, trust: signing.Trust
) -> Iterator[tuple[Seal, list[Fault]]]:
    """Each seal with everything about it and its events that is not as it was sealed, in order.

    :param chains: the seals of each store, in order.
    :param readers: store -> function (since, until) -> its events. Of a store that cannot be read
        here, such as that of another machine, the seals alone are judged.
    """
    for chain in chains:
        before = None
        for seal in chain:
            wrong = _seal_faults(seal, before, trust)
            found = [Fault(seal.store, seal.number, "", message) for message in wrong]
            if seal.store in readers:
                found += _event_faults(seal, readers[seal.store])
            yield seal, found
            before = seal


def heads_missing(book: Seals) -> Iterator[Fault]:
    """Seals that are noted beside the database as the last of a store, and are not there."""
    for store in audit.stores():
        number, digest = audit.noted_head(store.name)
        kept = book.stores.get(store.name, {}).get(number)
        if number and (kept is None or kept.own_digest != digest):
            message = _("The last seal that is noted beside the database is not there.")
            yield Fault(store.name, number, "", message)


def site_judged(
    book: Seals, trust: signing.Trust, told: dict[str, Head] | None = None
) -> Iterator[tuple[Seal, list[Fault]]]:
    """`judged` of this site, as it is now.

    :param told: takes what the events say of the ends of chains, see `heads.changed`.
    """

    def reader(store: audit.Store):
        def between(since: int, until: int) -> list[audit.Entry]:
            events = [*store.between(since, until)]
            if told is not None:
                told.update(heads(events))
            return events

        return between

    readers = {store.name: reader(store) for store in audit.stores()}
    return judged([[*kept.values()] for kept in book.stores.values()], readers, trust)


def _seal_faults(seal: Seal, before: Seal | None, trust: signing.Trust) -> Iterator[Message | str]:
    follows = (before.number + 1, before.until, before.own_digest) if before else (1, 0, "")
    if (seal.number, seal.since, seal.previous) != follows:
        yield _("The seal does not follow the one before it.")
    fault = signing.judge_organ(seal.signature, seal.data, trust).fault
    if fault:
        yield fault


def _event_faults(seal: Seal, between) -> Iterator[Fault]:
    entries = list(between(seal.since, seal.until))
    found = marks.covered(entries)
    if (found.count, found.digest) == (seal.count, seal.digest):
        return
    named = [*marks.differences(seal.marks, entries)]
    for key, what in named:
        yield Fault(seal.store, seal.number, f"{key:016x}", WORDS[what])
    if not named:
        yield Fault(seal.store, seal.number, "", _("The events are not those that were sealed."))
