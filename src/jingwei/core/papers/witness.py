"""What sealed papers know of the opinions of their record.

Each notes the chain that it saw. A sheet has the opinions inside, below the organ's seal, where
nobody who writes into the database takes them out.
"""

from collections.abc import Iterator
from jingwei.core.opinions.interfaces import IChainWitness
from jingwei.core.opinions.interfaces import Witnessed
from jingwei.core.papers.content import shelf
from jingwei.core.signing import api as signing
from zope.interface import implementer

import hashlib


SHEET = "sheet"


@implementer(IChainWitness)
class SealedPapers:
    """`IChainWitness` of the papers on the shelf: each was sealed with the chain it saw."""

    def seen(self, uid: str) -> Iterator[Witnessed]:
        """What the newest paper of each kind knows."""
        for paper in shelf().of(uid):
            yield Witnessed(paper.count, paper.head, paper.title)
            inside = signing.embedded(paper.file.data) if paper.kind == SHEET else []
            head = hashlib.sha256(inside[-1].signed.data).hexdigest() if inside else ""
            if inside and (len(inside), head) != (paper.count, paper.head):
                yield Witnessed(len(inside), head, paper.title)
