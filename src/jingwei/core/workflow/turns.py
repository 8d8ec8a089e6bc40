"""A turn that nobody on its post can take any more passes on at once and visibly.

Whoever drafted a record may be given the post that judges it. If nobody else holds that post the
turn goes to the next post that stands in for it (architecture, negative rules); a vacant post
stays a shown vacancy.
"""

from jingwei.core.audit import api as audit
from jingwei.core.organisation import api as organisation
from jingwei.core.organisation.tokens import POST
from jingwei.core.rights import clear_role_memo
from jingwei.core.rights import withheld
from jingwei.core.workflow.api import able
from jingwei.core.workflow.api import state
from jingwei.core.workflow.events import TurnsChanged
from zope.event import notify


INDEXES = ["pending_with"]


def settle(record) -> None:
    """Pass on every turn of `record` that only barred people could take."""
    before = record.pending
    for token in before:
        turn = _turn(record, token)
        if turn.token != token and (not turn.vacant or token in record.recused):
            record.pass_turn(token, turn.token)
            if token.startswith(POST) and not record.recused.isdisjoint(
                organisation.holders(token)
            ):
                record.pass_part(token, turn.token)
            clear_role_memo()
            record.reindexObject(idxs=INDEXES)
            record.reindexObjectSecurity()
            audit.record("turn.passed", record, removed=[token], added=[turn.token])
    notify(TurnsChanged(record, before))


def _turn(record, token: str) -> organisation.Turn:
    """Whose turn it is, if it is that of `token` and everybody barred from it is passed over.

    A turn that is a recused person's own goes to the head of their unit.
    """
    if token in record.recused:
        heads = (organisation.post(unit, "head") for unit in organisation.units_of(token))
        chain = organisation.stand_ins(next(heads, organisation.DIRECTOR))
        return organisation.turn(chain, record.recused, record.deputised_as)
    guards = [t.guard for t in record.grid.leaving(state(record)) if not t.fired_by]
    roles = {g.role for guard in guards for g in able(record, guard) if g.token == token}
    chain = organisation.stand_ins(token)
    kind = record.deputised_as
    tokens = (*chain, *(organisation.acting(post, kind) for post in chain if kind))
    people = {user for token in tokens for user in organisation.holders(token)}
    barred = {user for user in people if all(r in withheld(user, record) for r in roles)}
    return organisation.turn(chain, barred if roles else (), kind)
