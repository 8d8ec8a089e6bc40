"""Recusal (回避): for a person who is concerned in the matter the record does not exist.

Declared by the person, or set by whoever stands above them, with a reason. Their turn passes on at
once (see `turns`); who it passes to, who set it and why are kept on the record.
"""

from jingwei import _
from jingwei.core import clock
from jingwei.core import exc
from jingwei.core.audit import api as audit
from jingwei.core.organisation import api as organisation
from jingwei.core.organisation.tokens import ACTING
from jingwei.core.organisation.tokens import POST
from jingwei.core.rights import clear_role_memo
from jingwei.core.rights import grants_of
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


def concerned(record) -> list[str]:
    """Who could be recused by the present person: everybody who may see the record now.

    User ids of the holders of all posts with a part in it, the present person first.
    """
    me = api.user.get_current().getId()
    found = dict.fromkeys([me])
    for grant in grants_of(record):
        if grant.token.startswith((POST, ACTING)) or grant.token == record.started_by:
            found |= dict.fromkeys(organisation.holders(grant.token))
    return [user for user in found if user not in record.recused and may_recuse(user)]


def recuse(record, user_id: str, reason: str) -> None:
    """Let the record exist for `user_id` no more; the last thing that they can do with it.

    :raises NotYourPost: the present person neither is `user_id` nor stands above them.
    :raises OutOfTurn: recused already.
    """
    if not may_recuse(user_id):
        raise exc.NotYourPost(_("You do not stand above this person."))
    if user_id in record.recused:
        raise exc.OutOfTurn(_("This person is recused already."))
    by = api.user.get_current().getId()
    record.recusals = (*record.recusals, Recusal(user_id, by, reason, clock.now()))
    record.recused = record.recused | {user_id}
    record.changes += 1
    clear_role_memo()
    turns.pass_on(record)
    record.reindexObjectSecurity()
    audit.record("recused", record, added=[user_id], reason=reason)
