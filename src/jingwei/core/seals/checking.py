"""Does the audit stand as it was sealed?"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from jingwei import _
from jingwei.core.audit import api as audit
from jingwei.core.seals import marks
from jingwei.core.seals.seal import Seal
from jingwei.core.seals.seal import seals
from jingwei.core.signing import api as signing
from typing import NamedTuple
from zope.i18nmessageid import Message


WORDS = {
    "changed": _("The event was changed after it was sealed."),
    "missing": _("The event was removed after it was sealed."),
    "added": _("The event was put into a while that was sealed already."),
}


class Fault(NamedTuple):
    """What is wrong with a seal, or with one event (`event`: its name) that it covers."""

    store: str
    number: int
    event: str
    message: Message | str


def faults(
    chains: Iterable[Iterable[Seal]], readers: Mapping, trust: signing.Trust
) -> Iterator[Fault]:
    """Everything that is not as it was sealed, in order; nothing if the audit is whole.

    :param chains: the seals of each store, in order.
    :param readers: store -> function (since, until) -> its events. Of a store that cannot be read
        here, such as that of another machine, the seals alone are judged.
    """
    for chain in chains:
        before = None
        for seal in chain:
            for message in _seal_faults(seal, before, trust):
                yield Fault(seal.store, seal.number, "", message)
            if seal.store in readers:
                yield from _event_faults(seal, readers[seal.store])
            before = seal


def site_faults(trust: signing.Trust) -> Iterator[Fault]:
    """The same of this site, as it is now."""
    chains = [[*kept.values()] for kept in seals().stores.values()] if seals() else []
    readers = {store.name: store.between for store in audit.stores()}
    yield from faults(chains, readers, trust)
    known = {(seal.store, seal.number): seal.own_digest for chain in chains for seal in chain}
    for name in readers:
        number, digest = audit.noted_head(name)
        if number and known.get((name, number)) != digest:
            message = _("The last seal that is noted beside the database is not there.")
            yield Fault(name, number, "", message)


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
