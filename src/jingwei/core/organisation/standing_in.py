"""Who stands in for whom, and who can therefore take the turn of a post."""

from collections.abc import Collection
from jingwei.core import clock
from jingwei.core.organisation.spells import Spell
from jingwei.core.organisation.table import holders
from jingwei.core.organisation.table import plugin
from jingwei.core.organisation.table import tokens_of
from jingwei.core.organisation.tokens import ACTING
from jingwei.core.organisation.tokens import post_stood_in_for
from jingwei.core.organisation.tokens import with_deputies

import datetime


def spells(token: str) -> tuple[Spell, ...]:
    """Everybody who stands, stood or will stand in under an acting token."""
    return plugin().spells.get(token, ())


def counting(token: str) -> list[Spell]:
    """Spells under an acting token that give power at this moment; none for other tokens."""
    return plugin().counting(token) if token.startswith(ACTING) else []


def stood_in_for(token: str, user_id: str) -> tuple[str, ...]:
    """User ids of those for whom a person stands in under an acting token at this moment; "" for
    a post that was vacant when its deputation was entered. () for other tokens.
    """
    return tuple(spell.grantor for spell in counting(token) if spell.user == user_id)


def able(token: str, kind: str, barred: Collection[str], recused: Collection[str]) -> set[str]:
    """User ids that can take a turn of a post in records of `kind`: its holders and whoever stands
    in for one of them. See `turn`.
    """
    found = {*holders(token)}
    for one in with_deputies(token, kind):
        found |= {spell.user for spell in counting(one) if spell.grantor not in barred}
    return found - {*barred, *recused}


def add_spell(token: str, spell: Spell) -> None:
    """Let somebody stand in under an acting token; only deputations call this."""
    plugin().set_spells(token, (*spells(token), spell))


def end_spell(token: str, spell: Spell) -> None:
    """Let one spell that is equal to `spell` end at this moment; what was remains known."""
    rest = list(spells(token))
    rest.remove(spell)
    kept = spell.revoked(clock.now())
    plugin().set_spells(token, (*rest, *([kept] if kept else [])))


def stood_in_until(user_id: str, since: datetime.date) -> dict[str, datetime.date]:
    """Posts for which a person stands in no more: token -> the last day, if not before `since`."""
    found: dict[str, datetime.date] = {}
    now, mine = clock.now(), tokens_of(user_id)
    for token in plugin().deputising.get(user_id, ()):
        for spell in spells(token) if token not in mine else ():
            if spell.user == user_id and since <= spell.last and spell.over(now):
                post = post_stood_in_for(token)
                found[post] = max(spell.last, found.get(post, spell.last))
    return found


def left_by_deputies(since: datetime.date) -> set[str]:
    """Posts for which somebody stands in no more, whose last day was `since` or later."""
    now = clock.now()
    return {
        post_stood_in_for(token)
        for token, found in plugin().spells.items()
        if any(since <= spell.last and spell.over(now) for spell in found)
    }
