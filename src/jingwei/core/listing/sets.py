"""Sets of row numbers of the catalog: found, cut with what indexes keep, and brought into order.

Every set begins with what a search has found for the present person; nothing here adds to it.
"""

from BTrees.IIBTree import difference
from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from BTrees.IIBTree import multiunion
from collections.abc import Callable
from itertools import islice
from typing import Any
from typing import NamedTuple


# Up to so many rows are sorted; of more, the index is walked from the nearer end, for a part near
# an end: each of its values is an object of the database.
FEW = 1000
# A walk passes no more values than one for so many rows before the rows are sorted after all.
STRIDE = 50
# A set that has so many times fewer rows than another is gone through row by row: the compiled cut
# goes through all rows of both.
TIMES = 20


class Rows(NamedTuple):
    """Row numbers, and what makes a catalog row of one."""

    ids: IISet
    row: Callable[[int], Any]


def found(result) -> Rows:
    """What an unsorted search has found."""
    ids = result._seq
    return Rows(ids if isinstance(ids, IISet) else IISet(ids), getattr(result, "_func", None))


def posting(index, key) -> IISet:
    """Row numbers that an index keeps for one value."""
    kept = index._index.get(key)
    return IISet() if kept is None else _set(kept)


def _set(kept):
    """What an index keeps for a value: a set, or one row number by itself."""
    return IISet((kept,)) if isinstance(kept, int) else kept


def cut(ids, others) -> IISet:
    """What is in both."""
    return intersection(ids, others)


def common(ids, others) -> int:
    """How many are in both."""
    few, many = (ids, others) if len(ids) < len(others) else (others, ids)
    if len(few) * TIMES < len(many):
        return sum(map(many.__contains__, few))
    return len(intersection(few, many))


def rest(ids, index, many: int):
    """All rows that an index knows but `ids`; None if it does not know all the `many` there are."""
    rows = multiunion(list(map(_set, index._index.values())))
    return difference(rows, ids) if len(rows) == many else None


def counted(ids, rest, others) -> int:
    """How many of `others` are in `ids`; by `rest`, all other rows, where they are known and few.

    Of all records of a house, most people in its centre see nearly all.
    """
    return common(ids, others) if rest is None else len(others) - common(rest, others)


def since(ids, index, least) -> IISet:
    """Rows of which the index has `least` or more; few rows are asked sooner than the index."""
    known = index._unindex
    return IISet(id_ for id_ in ids if id_ in known and known[id_] >= least)


def joined(several: list):
    """What is in any of several sets."""
    return several[0] if len(several) == 1 else multiunion(several)


def part(ids: IISet, index, descending: bool, start: int, end: int) -> list[int]:
    """Rows `start` to `end` in the order of an index.

    Rows with the same value have a fixed order, so that no page repeats or leaves out what
    another shows; those without a value come last.
    """
    if len(ids) > FEW:
        found = _near_an_end(ids, index, descending, start, end)
        if found is not None:
            return found
    return _ordered(ids, index, descending)[start:end]


def _ordered(ids, index, descending: bool) -> list[int]:
    """All rows, sorted by what the index knows of each."""
    keys = index._unindex
    known = [id_ for id_ in ids if id_ in keys]
    if descending:
        # Rows with the same value keep the order in which they come.
        known.reverse()
    known.sort(key=keys.__getitem__, reverse=descending)
    return known if len(known) == len(ids) else [*known, *(id_ for id_ in ids if id_ not in keys)]


def _near_an_end(ids, index, descending: bool, start: int, end: int) -> list[int] | None:
    """The part, if it is found by a short walk; else None."""
    if start <= len(ids) // 2:
        found = list(islice(_walk(ids, index, descending), start, end))
        return found if len(found) == end - start else None
    without = list(difference(ids, IISet(index._unindex.keys())))
    known = len(ids) - len(without)
    first, last = max(0, known - end), max(0, known - start)
    back = list(islice(_walk(ids, index, not descending), first, last))
    if len(back) < last - first:
        return None
    return [*reversed(back), *without[max(0, start - known) : max(0, end - known)]]


def _walk(ids, index, descending: bool):
    """Yield rows in the order of an index, from one of its ends, until it has gone far enough."""
    tree, many = index._index, len(ids)
    values = _backwards(tree) if descending else tree.values()
    for kept in islice(values, many // STRIDE):
        if isinstance(kept, int):
            if kept in ids:
                yield kept
            continue
        small = len(kept) * TIMES < many
        both = [id_ for id_ in kept if id_ in ids] if small else list(intersection(ids, kept))
        yield from reversed(both) if descending else both


def _backwards(tree):
    """Yield the values of a tree from its end, and load no more of it than is asked for.

    Trees go forwards only; the state of one has its parts in order, between the keys.
    """
    state = tree.__getstate__()
    if state is None or len(state) == 1:
        yield from reversed(list(tree.values()))
        return
    for part in reversed(state[0][::2]):
        if isinstance(part, type(tree)):
            yield from _backwards(part)
        else:
            yield from reversed(list(part.values()))
