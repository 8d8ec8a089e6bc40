"""What the sealed audit knows of the opinions of a record."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.opinions.interfaces import IChainWitness
from jingwei.core.opinions.interfaces import Witnessed
from jingwei.core.seals.seal import seals
from zope.interface import implementer


@implementer(IChainWitness)
class SealedAudit:
    """`IChainWitness` of the audit's seals."""

    def seen(self, uid: str) -> Iterator[Witnessed]:
        """What the newest sealed event about the record says."""
        book = seals()
        if book is not None and uid in book.heads:
            count, head, _event = book.heads[uid]
            yield Witnessed(count, head, _("the sealed audit"))
