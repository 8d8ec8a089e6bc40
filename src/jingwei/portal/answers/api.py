"""Figures about public answers, from the index alone."""

from jingwei.portal.lists import api
from typing import NamedTuple


# Days within which a simple inquiry is to be answered (handbook §5.3: 5 working days).
WITHIN = 7


class Figures(NamedTuple):
    """`total` public answers; median of calendar days; share (%) answered `within` a week."""

    total: int
    median: int | None
    within: int | None


def figures() -> Figures:
    """Count what is public now; without answers there is no median and no share."""
    taken = api.answer_days()
    total = sum(taken.values())
    if not total:
        return Figures(0, None, None)
    passed = 0
    for days in sorted(taken):
        passed += taken[days]
        if passed * 2 >= total:
            break
    quick = sum(count for value, count in taken.items() if value <= WITHIN)
    return Figures(total, days, round(100 * quick / total))
