"""Recusal (回避): for a person who is concerned in the matter the record does not exist.

Declared by the person, or set by whoever stands above them, with a reason. Their turn passes on at
once (see `turns`); who it passes to, who set it and why are kept on the record.
"""

from collections.abc import Iterator
from jingwei import _
from jingwei.core import clock
from jingwei.core import exc
from jingwei.core.audit import api as audit
from jingwei.core.organisation import api as organisation
from jingwei.core.organisation.tokens import POST
from jingwei.core.rights import clear_role_memo
from jingwei.core.rights import grants_of
from jingwei.core.rights import is_token
from jingwei.core.workflow import turns
from plone import api
from typing import NamedTuple

import datetime


class Recusal(NamedTuple):
    """`person` is recused from `time` on, because of `reason`; `by` is who said so."""

    person: str
    by: str
    reason: str
    time: datetime.datetime


def may_recuse(user_id: str) -> bool:
    """May the present person recuse `user_id`: themselves, or somebody of the units they head or
    are in charge of?
    """
    me = api.user.get_current().getId()
    if user_id == me:
        return True
    mine = organisation.tokens_of(me)
    return any(
        token in mine
        for post, _title in organisation.person(user_id).posts
        for token in organisation.stand_ins(post)[1:]
    )


def parts(record) -> list[str]:
    """Tokens and user ids that have a part in the record or may get one: whose turn it is, who may
    take a step in some state, and the posts to which their turn would pass. Readers have none, and
    nobody has one in what is written for the public.
    """
    if record.grid.public or not record.recusable:
        return []
    steps = [g.token for g in grants_of(record) if g.role in record.grid.acting_roles]
    found = dict.fromkeys((*record.pending, *steps))
    next_ones = (organisation.stand_ins(token) for token in found if token.startswith(POST))
    return list(dict.fromkeys((*found, *(token for line in next_ones for token in line))))


def concerned(record) -> Iterator[str]:
    """User ids of those whom the present person could recuse, that one first: everybody with a
    part in the record.
    """
    me = api.user.get_current().getId()
    tokens = parts(record)
    if not {me, *organisation.tokens_of(me)}.isdisjoint(tokens):
        yield me
    known = {me, *record.recused}
    for user in dict.fromkeys(user for token in tokens for user in organisation.holders(token)):
        if user not in known and may_recuse(user):
            yield user


def check(record, user_id: str = "") -> None:
    """Refuse at once what no reason would mend: `user_id` is who is to be recused, if known.

    :raises NotYourPost: there is nobody to recuse, or no part to be recused from.
    """
    first = next(concerned(record), None)
    if first is not None and (first == user_id or user_id != api.user.get_current().getId()):
        return
    if record.grid.public:
        raise exc.NotYourPost(_("This is written for the public: nobody is recused from it."))
    posts = [token for token in record.pending if is_token(token)]
    raise exc.NotYourPost(
        _("You read this record and have no part in it: there is nothing to recuse from."),
        allowed=tuple(map(organisation.title, posts)),
    )


def recuse(record, user_id: str, reason: str) -> None:
    """Let the record exist for `user_id` no more; the last thing that they can do with it.

    :raises NotYourPost: the present person neither is `user_id` nor stands above them, or there is
        no part that they could be recused from.
    :raises OutOfTurn: recused already.
    """
    if user_id in record.recused:
        raise exc.OutOfTurn(_("This person is recused already."))
    check(record, user_id)
    if not may_recuse(user_id):
        raise exc.NotYourPost(_("You do not stand above this person."))
    if user_id not in concerned(record):
        raise exc.NotYourPost(_("This person has no part in this record."))
    by = api.user.get_current().getId()
    record.recusals = (*record.recusals, Recusal(user_id, by, reason, clock.now()))
    record.recused = record.recused | {user_id}
    record.changes += 1
    clear_role_memo()
    turns.pass_on(record)
    record.reindexObjectSecurity()
    audit.record("recused", record, added=[user_id], reason=reason)
