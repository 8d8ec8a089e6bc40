"""What sealed papers know of the opinions of their record."""

from collections.abc import Iterator
from jingwei.core.opinions.interfaces import IChainWitness
from jingwei.core.opinions.interfaces import Witnessed
from jingwei.core.papers.content import shelf
from zope.interface import implementer


@implementer(IChainWitness)
class SealedPapers:
    """`IChainWitness` of the papers on the shelf: each was sealed with the chain it saw."""

    def seen(self, uid: str) -> Iterator[Witnessed]:
        """What the newest paper of each kind knows."""
        for paper in shelf().of(uid):
            yield Witnessed(paper.count, paper.head, paper.title)
