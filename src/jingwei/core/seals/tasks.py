"""The sealer: every quarter of an hour it signs what the audit has taken in since.

Nothing comes into a while that is sealed, see `jingwei.core.audit.sealed`.
"""

from jingwei import _
from jingwei.core import clock
from jingwei.core.audit import api as audit
from jingwei.core.seals import marks
from jingwei.core.seals.heads import heads
from jingwei.core.seals.seal import Seal
from jingwei.core.seals.seal import Seals
from jingwei.core.seals.seal import seals_made
from jingwei.core.signing import api as signing
from jingwei.core.ticker.api import Task

import datetime


# One seal covers no more time than this, so that an old audit is sealed in parts.
WHILE = datetime.timedelta(days=1)


def _seal(site, until: datetime.datetime) -> bool:
    """Seal a part of each store; True if more is to follow."""
    return any([seal_part(seals_made(), store) for store in audit.stores()])


def seal_part(book: Seals, store: audit.Store) -> bool:
    """Seal the oldest unsealed events of a store; return whether there may be more.

    A while is closed by one transaction and sealed by a later one: what was being written when it
    was closed is stored by then and seen, or has conflicted.
    """
    before = book.last(store.name)
    since = before.until if before else 0
    if before:
        # The newest is noted when it is known to be stored.
        audit.note_head(store.name, before.number, before.own_digest)
    now, first = audit.first_key(clock.now()), store.after(since)
    if first is None or first > now:
        return False
    if first > store.closed():
        # Once for all parts that follow: everybody who is writing meanwhile begins anew.
        store.close(now)
        return True
    until = min(store.closed(), audit.first_key(audit.moment_of(first) + WHILE))
    events = [*store.between(since, until)]
    seal = Seal(store.name, before, until, marks.covered(events), clock.now())
    seal.signature = signing.sign_as_organ(seal.data)
    book.keep(seal)
    for uid, head in heads(events):
        book.heads[uid] = head
    return until < store.closed()


seal = Task(_("The audit is sealed"), _seal, every=datetime.timedelta(minutes=15))
