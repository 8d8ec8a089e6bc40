"""A turn that nobody on its post can take any more passes on at once and visibly.

Whoever drafted a record may be given the post that judges it, or somebody on the post may be
recused. If nobody else holds that post the turn goes to the next post that stands in for it
(architecture, negative rules), and comes back when somebody on the post can take it again; a
vacant post stays a shown vacancy.
"""

from jingwei.core.audit import api as audit
from jingwei.core.organisation import api as organisation
from jingwei.core.organisation.tokens import POST
from jingwei.core.rights import clear_role_memo
from jingwei.core.workflow.api import able
from jingwei.core.workflow.api import state
from jingwei.core.workflow.events import TurnsChanged
from zope.event import notify


INDEXES = ["pending_with", "turn_passed"]


def misplaced(record) -> bool:
    """May a turn of `record` have to pass on? Asked after every step, so it only asks whether
    there is somebody on each post from whom nothing at all is withheld.
    """
    return any(token in record.passed or not _free(record, token) for token in record.pending)


def pass_on(record) -> None:
    """Let every turn of `record` lie with the post to which a step gave it, or if all people there
    are barred with the next one that stands in for it.
    """
    before = record.pending
    changed = [_place(record, given, now) for given, now in record.whose().items()]
    changed += [_return_part(record, post) for post in record.passed]
    if any(changed):
        clear_role_memo()
        record.reindexObject(idxs=INDEXES)
        record.reindexObjectSecurity()
    notify(TurnsChanged(record, before))


def _place(record, given: str, now: str) -> bool:
    """Pass on the turn that a step gave to `given` and that is that of `now`; has it changed?"""
    turn = _turn(record, given, now)
    if turn.vacant and now != given:
        turn = _turn(record, now, now)
    if turn.token == now or (turn.vacant and now not in record.recused):
        return False
    roles = _roles(record, given, now)
    record.pass_turn(given, turn.token)
    if turn.token != given and given.startswith(POST) and _needs_part(record, given, roles):
        record.pass_part(given, turn.token)
    audit.record("turn.passed", record, removed=[now], added=[turn.token])
    return True


def _needs_part(record, given: str, roles: set[str]) -> bool:
    """Does whose turn it is now lack the part of `given`, because the record does not name the
    post of that part? Of recused people all that they could do passes on.
    """
    if not record.recused.isdisjoint(organisation.holders(given)):
        return True
    now = record.whose()[given]
    return roles.isdisjoint(_roles(record, now, now))


def _return_part(record, post: str) -> bool:
    """Take the part of `post` back from who stands in if its turn is its own again, or if it has
    none and nothing is withheld from somebody there.
    """
    turn = record.whose().get(post)
    if turn != post and (turn is not None or not _free(record, post)):
        return False
    record.return_part(post)
    return True


def _free(record, token: str) -> bool:
    """Is nothing withheld from somebody on a post? A vacant one waits, and is free to."""
    if not token.startswith(POST):
        return token not in record.recused
    people = organisation.holders(token)
    return not people or any(not record.withholds(user) for user in people)


def _turn(record, given: str, now: str) -> organisation.Turn:
    """Whose turn it is, if a step gave it to `given` and everybody barred from it is passed over.

    A turn that is a recused person's own goes to the head of their unit.
    """
    if given in record.recused:
        heads = (organisation.post(unit, "head") for unit in organisation.units_of(given))
        chain = organisation.stand_ins(next(heads, organisation.DIRECTOR))
        return organisation.turn(chain, (), record.deputised_as, record.recused)
    roles = _roles(record, given, now)
    chain = organisation.stand_ins(given)
    kind = record.deputised_as
    tokens = [token for post in chain for token in organisation.with_deputies(post, kind)]
    people = {user for token in tokens for user in organisation.holders(token)}
    barred = {user for user in people if roles and roles <= record.own(user)}
    return organisation.turn(chain, barred, kind, record.recused)


def barred_from(record) -> list[tuple[str, str]]:
    """(token, user id) of posts whose turn it is and those who cannot take it, whatever they hold
    or stand in for: it is their own matter that is judged.
    """
    people = {*record.drafters, *record.last.values()} - {""}
    own = {user: roles for user in people if (roles := record.own(user))}
    turns = record.whose().items() if own else ()
    found = ((now, _roles(record, given, now)) for given, now in turns if now.startswith(POST))
    return [(now, user) for now, roles in found for user in own if roles and roles <= own[user]]


def able_people(record) -> set[str]:
    """User ids of those who can take a turn of the record now."""
    barred, kind = barred_from(record), record.deputised_as
    found: set[str] = set()
    for token in record.pending:
        own = {user for post, user in barred if post == token}
        found |= organisation.able(token, kind, own, record.recused)
    return found


def _roles(record, given: str, now: str) -> set[str]:
    """Roles through which the turn of `given` is taken, which is that of `now`: those of `given`
    itself, or of `now` where the record names it instead.
    """
    guards = [t.guard for t in record.grid.leaving(state(record)) if not t.fired_by]
    holding = [grant for guard in guards for grant in able(record, guard)]
    own = {grant.role for grant in holding if grant.token == given}
    return own or {grant.role for grant in holding if grant.token == now}
