"""When a deputation can be asked for and approved."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core import clock
from jingwei.core.organisation import api as organisation


# Longer absence is a matter of the post itself.
LONGEST = 366


def faults(deputation) -> Iterator[dict]:
    """Yield {"field", "message"} for everything that forbids it."""
    first, last = deputation.first_day, deputation.last_day
    if last < first:
        yield _fault("last_day", _("The last day lies before the first."))
    elif (last - first).days > LONGEST:
        yield _fault("last_day", _("A deputation lasts a year at most."))
    if last < clock.today():
        yield _fault("last_day", _("These days are over."))
    if deputation.grantor == deputation.deputy:
        yield _fault("deputy", _("Nobody stands in for himself."))
    if deputation.deputy in organisation.holders(deputation.post):
        yield _fault("deputy", _("This person holds the post already."))
    if deputation.post == organisation.PRINCIPAL and not deputation.order:
        yield _fault("order", _("Name the order on which the deputation rests."))
    back = _in_turn(deputation)
    if back:
        yield _fault(
            "deputy",
            _(
                "“${person}” is away on some of these days and represented by this very post.",
                mapping={"person": organisation.title(deputation.deputy)},
            ),
        )


def _in_turn(deputation) -> bool:
    """Does the grantor stand in for a post of the deputy on one of these days, in such a matter?

    Two who stand in for each other would each judge for both.
    """
    theirs = organisation.person(deputation.deputy).posts
    return any(
        spell.user == deputation.grantor
        and spell.ended is None
        and spell.first <= deputation.last_day
        and deputation.first_day <= spell.last
        for token, _title in theirs
        for kind in deputation.kinds
        for spell in organisation.spells(organisation.acting(token, kind))
    )


def _fault(field: str, message) -> dict:
    return {"field": field, "message": message}
