"""When a deputation can be asked for and approved."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core import clock
from jingwei.core.deputies.vocabularies import TITLES
from jingwei.core.organisation import api as organisation
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.i18nmessageid import Message


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
    if deputation.left():
        person = {"person": organisation.title(deputation.grantor)}
        yield _fault("post", _("${person} does not hold this post any more.", mapping=person))
    if deputation.grantor == deputation.deputy:
        yield _fault("deputy", _("Nobody stands in for himself."))
    if deputation.deputy in organisation.holders(deputation.post):
        yield _fault("deputy", _("This person holds the post already."))
    if deputation.post == organisation.PRINCIPAL and not deputation.order:
        yield _fault("order", _("Name the order on which the deputation rests."))
    if _in_turn(deputation):
        yield _fault(
            "deputy",
            _(
                "“${person}” is away on some of these days and represented by this very post.",
                mapping={"person": organisation.title(deputation.deputy)},
            ),
        )


def too_late(deputation) -> Iterator[dict]:
    """Yield the fault of who asks for days that are over: nobody gets powers for the past."""
    today = clock.today()
    if deputation.first_day < today <= deputation.last_day:
        yield _fault(
            "first_day",
            _("This day is over: ${day} is the earliest.", mapping={"day": today.isoformat()}),
        )


def overlaps(deputation) -> list[Message]:
    """Whoever stands in for the post already on one of these days, in such a matter: it is no
    fault, since two may share an absence, but whoever asks or approves should know.
    """
    found: dict[organisation.Spell, list[str]] = {}
    for kind in deputation.kinds:
        for spell in organisation.spells(organisation.acting(deputation.post, kind)):
            if spell.ended is None and deputation.meets(spell.first, spell.last):
                found.setdefault(spell, []).append(kind)
    return [_overlap(spell, kinds) for spell, kinds in found.items()]


def _overlap(spell, kinds: list[str]) -> Message:
    return _(
        "From ${first} to ${last} ${person} stands in for this post already (${kinds}): "
        "on the days that meet, both can act.",
        mapping={
            "first": spell.first.isoformat(),
            "last": spell.last.isoformat(),
            "person": organisation.title(spell.user),
            "kinds": "、".join(translate(TITLES[kind], context=getRequest()) for kind in kinds),
        },
    )


def _in_turn(deputation) -> bool:
    """Does the grantor stand in for a post of the deputy on one of these days, in such a matter?

    Two who stand in for each other would each judge for both.
    """
    theirs = organisation.person(deputation.deputy).posts
    return any(
        spell.user == deputation.grantor
        and spell.ended is None
        and deputation.meets(spell.first, spell.last)
        for token, _title in theirs
        for kind in deputation.kinds
        for spell in organisation.spells(organisation.acting(token, kind))
    )


def _fault(field: str, message) -> dict:
    return {"field": field, "message": message}
