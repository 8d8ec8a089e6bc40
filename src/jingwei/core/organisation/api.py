"""Posts and people, for every other feature. Ask by token; objects never name holders."""

from collections.abc import Collection
from collections.abc import Iterable
from jingwei import _
from jingwei.core.organisation import held
from jingwei.core.organisation import tokens
from jingwei.core.organisation.held import Held
from jingwei.core.organisation.install import install_posts
from jingwei.core.organisation.names import acting_title
from jingwei.core.organisation.names import full_name
from jingwei.core.organisation.names import staff_title
from jingwei.core.organisation.names import stood_in
from jingwei.core.organisation.spells import Spell
from jingwei.core.organisation.standing_in import able
from jingwei.core.organisation.standing_in import add_spell
from jingwei.core.organisation.standing_in import counting
from jingwei.core.organisation.standing_in import end_spell
from jingwei.core.organisation.standing_in import left_by_deputies
from jingwei.core.organisation.standing_in import spells
from jingwei.core.organisation.standing_in import stood_in_for
from jingwei.core.organisation.standing_in import stood_in_until
from jingwei.core.organisation.table import districts
from jingwei.core.organisation.table import holders
from jingwei.core.organisation.table import plugin
from jingwei.core.organisation.table import tokens_of
from jingwei.core.organisation.tokens import acting
from jingwei.core.organisation.tokens import ADMINISTRATORS
from jingwei.core.organisation.tokens import ARCHIVIST
from jingwei.core.organisation.tokens import AUDIT_ADMIN
from jingwei.core.organisation.tokens import CHIEF_EDITOR
from jingwei.core.organisation.tokens import DIRECTOR
from jingwei.core.organisation.tokens import district
from jingwei.core.organisation.tokens import EDITOR
from jingwei.core.organisation.tokens import name_of_post
from jingwei.core.organisation.tokens import OFFICE_CLERK
from jingwei.core.organisation.tokens import post
from jingwei.core.organisation.tokens import post_stood_in_for
from jingwei.core.organisation.tokens import PRINCIPAL
from jingwei.core.organisation.tokens import REGISTRAR
from jingwei.core.organisation.tokens import REVIEWER
from jingwei.core.organisation.tokens import SECURITY_ADMIN
from jingwei.core.organisation.tokens import STAFF
from jingwei.core.organisation.tokens import SUPERVISOR
from jingwei.core.organisation.tokens import SYSTEM_ADMIN
from jingwei.core.organisation.tokens import unit_of_post
from jingwei.core.organisation.tokens import with_deputies
from jingwei.core.rights import is_token
from plone import api
from typing import NamedTuple
from zope.i18nmessageid import Message

import datetime


__all__ = [
    "ADMINISTRATORS",
    "ARCHIVIST",
    "AUDIT_ADMIN",
    "CHIEF_EDITOR",
    "DIRECTOR",
    "EDITOR",
    "OFFICE_CLERK",
    "PRINCIPAL",
    "REGISTRAR",
    "REVIEWER",
    "SECURITY_ADMIN",
    "STAFF",
    "SUPERVISOR",
    "SYSTEM_ADMIN",
    "Held",
    "Person",
    "Spell",
    "Turn",
    "Unit",
    "Vacancy",
    "able",
    "acting",
    "add_spell",
    "counting",
    "district",
    "districts",
    "end_spell",
    "handling_units",
    "held_on",
    "holders",
    "holders_on",
    "install_posts",
    "is_vacant",
    "left_by_deputies",
    "name_for",
    "name_of_post",
    "only_administers",
    "person",
    "plugin",
    "post",
    "post_stood_in_for",
    "spells",
    "stand_ins",
    "stood_in_for",
    "stood_in_until",
    "title",
    "tokens_of",
    "turn",
    "unit_of_post",
    "units",
    "units_of",
    "vacancies",
    "with_deputies",
    "with_vacancy",
]


class Unit(NamedTuple):
    """A unit of the organ; `handles`: it drafts documents and answers inquiries."""

    id: str
    title: str
    handles: bool = True


class Person(NamedTuple):
    """An account; `posts` are (token, title)."""

    id: str
    name: str
    posts: tuple[tuple[str, str], ...]


class Turn(NamedTuple):
    """Whose turn it is: `passed` are tokens of the posts before it, vacant ones among them."""

    token: str
    vacant: bool = False
    passed: tuple[str, ...] = ()


class Vacancy(NamedTuple):
    """A post without holder and the number of records that wait for it."""

    token: str
    title: str
    waiting: int


def title(token: str) -> str:
    """What people call a post, unit, firm, district or person; the token if nobody knows it."""
    if token == STAFF:
        return staff_title()
    if token.startswith(tokens.ACTING):
        return acting_title(title(post_stood_in_for(token)))
    return (plugin().title_of(token) if is_token(token) else full_name(token)) or token


def name_for(user_id: str, token: str) -> str:
    """A person's name and, if `token` is an acting one, for which post they stood in."""
    name, post = title(user_id) if user_id else "", post_stood_in_for(token)
    return stood_in(name, title(post)) if name and post else name


def person(user_id: str) -> Person:
    """An account with its name and posts."""
    posts = (token for token in tokens_of(user_id) if token.startswith(tokens.POST))
    return Person(user_id, title(user_id), tuple((token, title(token)) for token in posts))


def is_vacant(token: str) -> bool:
    """Is it a post that nobody holds? What waits there waits visibly."""
    return token.startswith(tokens.POST) and not holders(token)


def only_administers(user_id: str | None) -> bool:
    """Does the account hold posts of administrators and no others?"""
    posts = {token for token in tokens_of(user_id) if token.startswith(tokens.POST)}
    return bool(posts) and posts <= tokens.ADMINISTRATORS


def units() -> tuple[Unit, ...]:
    """All units in the organisation's order."""
    return tuple(Unit(row.id, row.title, row.handles) for row in plugin().units)


def handling_units() -> tuple[Unit, ...]:
    """Units that draft documents and answer inquiries, in the same order."""
    return tuple(unit for unit in units() if unit.handles)


def with_vacancy(unit: Unit, name: str) -> Message | str:
    """The unit's title, and that its post `name` is vacant if it is: a choice to be warned of."""
    token = tokens.post(unit.id, name)
    if holders(token):
        return unit.title
    return _("${unit} (vacant: ${post})", mapping={"unit": unit.title, "post": title(token)})


def units_of(user_id: str | None) -> tuple[str, ...]:
    """Units where a person holds a post other than leader in charge, in the same order."""
    mine = tokens_of(user_id)
    return tuple(unit.id for unit in units() if tokens.UNIT + unit.id in mine)


def stand_ins(token: str) -> tuple[str, ...]:
    """A post and those that stand in for it, nearest first.

    In its unit the head, the deputy head and the leader in charge, then the principal leader;
    nobody stands in for a post above their own.
    """
    unit, name = unit_of_post(token), name_of_post(token)
    above = ("head", "deputy", tokens.LEADER)
    line = above[above.index(name) + 1 :] if name in above else above
    if token == PRINCIPAL:
        return (token,)
    return (token, *(post(unit, other) for other in line), PRINCIPAL)


def held_on(token: str, day: datetime.date) -> tuple[Held, ...] | None:
    """Everybody who held a post on `day`; None if the organisation remembers no such day."""
    return held.held_on(plugin().past.get(token, ()), day)


def holders_on(token: str, day: datetime.date) -> tuple[str, ...]:
    """User ids that held a post at the end of `day`, as far as the organisation remembers."""
    return tuple(one.user for one in held_on(token, day) or () if one.until is None)


def turn(
    chain: Iterable[str],
    barred: Collection[str] = (),
    kind: str = "",
    recused: Collection[str] = (),
) -> Turn:
    """The first post of `chain` with a holder who is neither `barred` nor `recused` (user ids).

    :param barred: those whose own the matter is; who stands in for them is as barred as they are.
    :param kind: kind of the record; who stands in for a post in it counts as its holder.
    :param recused: those for whom the record does not exist; who stands in for them takes it.

    Only a rule moves the turn on: if the first post is vacant, or no post of the chain is able,
    the turn waits at the first post as a vacancy that everybody can see. Posts further on that
    the organisation does not have are passed without a word.
    """
    chain = tuple(chain)
    if not holders(chain[0]):
        return Turn(chain[0], vacant=True)
    passed = []
    for token in chain:
        if able(token, kind, barred, recused):
            return Turn(token, passed=tuple(passed))
        if plugin().title_of(token):
            passed.append(token)
    return Turn(chain[0], vacant=True, passed=tuple(passed))


def vacancies() -> list[Vacancy]:
    """Posts without holder, those with most waiting records first.

    Counts come from the index and name no record. A post that records wait for although the
    organisation has no such post is listed too.
    """
    index = api.portal.get_tool("portal_catalog").Indexes["pending_with"]
    waiting = dict(index.uniqueValues(withLengths=True))
    known = [token for token, _row in plugin().posts()]
    lost = [token for token in waiting if token.startswith(tokens.POST) and token not in known]
    found = [
        Vacancy(token, title(token), waiting.get(token, 0))
        for token in (*known, *lost)
        if not holders(token)
    ]
    return sorted(found, key=lambda row: -row.waiting)
