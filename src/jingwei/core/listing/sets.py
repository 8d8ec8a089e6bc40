"""Sets of row numbers of the catalog: found, cut with what indexes keep, and brought into order.

Every set begins with what a search has found for the present person; nothing here adds to it.
"""

from BTrees.IIBTree import difference
from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from BTrees.IIBTree import multiunion
from collections.abc import Callable
from collections.abc import Iterable
from itertools import islice
from typing import Any
from typing import NamedTuple


# Up to so many rows are sorted one by one; of more, the index is walked from the nearer end.
FEW = 1000


class Rows(NamedTuple):
    """Row numbers, and what makes a catalog row of one."""

    ids: IISet
    row: Callable[[int], Any]


def found(result) -> Rows:
    """What an unsorted search has found."""
    return Rows(IISet(result._seq), getattr(result, "_func", None))


def posting(index, key) -> IISet:
    """Row numbers that an index keeps for one value."""
    kept = index._index.get(key)
    if kept is None:
        return IISet()
    return IISet((kept,)) if isinstance(kept, int) else kept


def cut(ids, others) -> IISet:
    """What is in both."""
    return intersection(ids, others)


def common(ids, others) -> int:
    """How many are in both."""
    if len(ids) * 20 < len(others):
        return sum(id_ in others for id_ in ids)
    return len(intersection(ids, others))


def joined(several: Iterable) -> IISet:
    """What is in any of several sets."""
    return multiunion(list(several))


def part(ids: IISet, index, descending: bool, start: int, end: int) -> list[int]:
    """Rows `start` to `end` in the order of an index.

    Rows with the same value have a fixed order, so that no page repeats or leaves out what
    another shows; those without a value come last.
    """
    keys = index._unindex
    if len(ids) <= FEW:
        known = [id_ for id_ in ids if id_ in keys]
        known.sort(key=lambda id_: (keys[id_], id_), reverse=descending)
        return [*known, *(id_ for id_ in ids if id_ not in keys)][start:end]
    if start <= len(ids) // 2:
        found = list(islice(_walk(ids, index, descending), start, end))
        if len(found) == end - start:
            return found
    without = list(difference(ids, IISet(keys.keys())))
    known = len(ids) - len(without)
    back = islice(_walk(ids, index, not descending), max(0, known - end), max(0, known - start))
    return [*reversed(list(back)), *without[max(0, start - known) : max(0, end - known)]]


def _walk(ids, index, descending: bool):
    """Yield rows in the order of an index, from one of its ends."""
    for key in _keys(index._index, descending):
        kept = index._index[key]
        if isinstance(kept, int):
            if kept in ids:
                yield kept
        else:
            both = list(intersection(ids, kept))
            yield from reversed(both) if descending else both


def _keys(tree, descending: bool):
    """Yield the keys of a tree from one of its ends; if that can be, no more than are asked for."""
    if not descending or not tree:
        yield from tree.keys()
    elif not isinstance(tree.maxKey(), int):
        yield from reversed(list(tree.keys()))
    else:
        key = tree.maxKey()
        while key is not None:
            yield key
            key = tree.maxKey(key - 1) if tree.minKey() < key else None
