"""Verbs on records: the only ways in which a state changes."""

from AccessControl import getSecurityManager
from contextlib import nullcontext
from jingwei import _
from jingwei.core import clock
from jingwei.core import exc
from jingwei.core.audit import api as audit
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import clear_role_memo
from jingwei.core.rights import grants_of
from jingwei.core.signing import api as signing
from jingwei.core.ticker.api import send
from jingwei.core.workflow.barred import kept_back
from jingwei.core.workflow.barred import reason
from jingwei.core.workflow.effects import Effect
from jingwei.core.workflow.events import TurnsChanged
from jingwei.core.workflow.grid import Transition
from jingwei.core.workflow.interfaces import ITransitionEffect
from jingwei.core.workflow.parameters import signed
from jingwei.core.workflow.parameters import validate
from jingwei.core.workflow.refusals import refusable
from plone import api
from zope.component import queryAdapter
from zope.event import notify
from zope.i18nmessageid import Message
from zope.i18nmessageid import MessageFactory
from zope.interface import Interface


title_of = MessageFactory("plone")


def state(record) -> str:
    """The record's state id."""
    return api.portal.get_tool("portal_workflow").getInfoFor(record, "review_state")


def seen(record) -> str:
    """Token of what a person looks at; changes with every transition, text and file. It ends with
    the number of steps that were taken before.
    """
    return f"{state(record)}.{record.changes}.{len(_turns(record))}"


def effect_of(record, transition: str):
    """The named effect of `transition`, or one that does nothing."""
    return queryAdapter(record, ITransitionEffect, name=transition) or Effect(record)


def asked(record, transition: str) -> type[Interface]:
    """What the form of a transition asks: its parameters, and the PIN if it is signed."""
    effect = effect_of(record, transition)
    return signed(effect.schema) if effect.signs else effect.schema


def open_to_me(record) -> list[Transition]:
    """Transitions that the present person may fire now, in the order of the grid."""
    allowed = getSecurityManager().checkPermission
    return [
        transition
        for transition in record.grid.leaving(state(record))
        if not transition.fired_by
        and allowed(transition.guard, record)
        and not effect_of(record, transition.id).hindrance()
    ]


def standing(record, permission: str, user_id: str | None = None, post: str = "") -> str:
    """Token (post or user id) through which a person holds `permission` here, or "".

    :param post: the only one that counts, with whoever stands in for it; "" for all.
    """
    user_id = user_id or api.user.get_current().getId()
    mine = {user_id, *organisation.tokens_of(user_id)}
    if post:
        mine &= {*organisation.with_deputies(post, record.deputised_as)}
    held = (grant for grant in able(record, permission) if grant.token in mine)
    used = (grant for grant in held if not kept_back(record, grant, user_id, permission))
    return next((grant.token for grant in used), "")


def able(record, permission: str) -> list:
    """Grants of `record` that carry `permission` in its present state."""
    roles = record.grid.holders(permission, state(record))
    return [grant for grant in grants_of(record) if grant.role in roles]


def is_told(grant) -> bool:
    """Is the post of a grant named to people? A post of the organ is, held or vacant; who stands
    in for it, or a post that the unit does not have, only if there is somebody.
    """
    token = grant.token
    if organisation.holders(token):
        return True
    return not organisation.post_stood_in_for(token) and organisation.title(token) != token


def why_not(record, transition: str) -> Message | str:
    """Why the present person cannot fire `transition` now, in a sentence; "" if they can."""
    try:
        rule = _permitted(record, transition, None)
    except exc.Refusal as refusal:
        return refusal.message
    return effect_of(record, rule.id).hindrance()


def act(
    record, transition: str, params: dict, seen: str | None = None, pin: str | None = None
) -> None:
    """Fire `transition` as the present person; pages, REST and scripts all come through here.

    :param params: values by field name of the effect's schema.
    :param seen: the token that the person's page showed; a stale one is refused.
    :param pin: of the person's signing key, for a step that is signed; not looked at for others.
    :raises OutOfTurn: wrong state, repeated, or stale; `DoneAlready` if by the same person.
    :raises NotYourPost: another post holds the step; the message names it.
    :raises BadParameters: with an entry per wrong field; a wrong PIN among them.
    :raises CannotSign: the person has no key that signs now, or it is locked.
    What is refused changes nothing, even if the effect refuses half-way, and the audit keeps it.
    """
    with refusable(record, transition):
        fire(record, transition, params, seen, pin)


def fire(
    record, transition: str, params: dict, seen: str | None = None, pin: str | None = None
) -> None:
    """The same for whoever ends the whole transaction when a step is refused, as the demo does:
    nothing is kept to go back to, which is a third of the time of many steps in one transaction.
    """
    rule = _permitted(record, transition, seen)
    effect = effect_of(record, transition)
    hindrance = effect.hindrance()
    if hindrance:
        raise exc.OutOfTurn(hindrance, allowed=tuple(t.id for t in open_to_me(record)))
    values = validate(effect.schema, params, record)
    effect.check(values)
    # Last of all, so that a guess at the PIN is only counted for a step that would be taken.
    with _key_for(effect, pin):
        api.portal.get_tool("portal_workflow").doActionFor(
            record, rule.id, comment="", effect=effect, params=values
        )


def advance(record, transition: str, cause: str, **params) -> None:
    """Fire a transition that nobody clicks (``fired_by`` in the grid), with its own effect.

    :param cause: why, for the journal and the audit ("last answer", "release approved").
    """
    rule = record.grid.transitions[transition]
    if not rule.fired_by or state(record) not in rule.sources:
        raise exc.OutOfTurn(_("This step does not follow from the present state."))
    tool = api.portal.get_tool("portal_workflow")
    workflow = tool[record.grid.id]
    effect = effect_of(record, transition)
    values = validate(effect.schema, params, record)
    effect.check(values)
    tool._invokeWithNotification(
        [workflow],
        record,
        transition,
        workflow._changeStateOf,
        (record, workflow.transitions[transition]),
        {"kwargs": {"effect": effect, "params": values, "cause": cause}},
    )


def note_opened(record) -> None:
    """Note aside, once per turn, that the present person sees a record whose turn is theirs or
    that of a post for which they stand in; and once, that they read what they are to read.
    """
    person = api.user.get_current().getId()
    mine = {person, *organisation.tokens_of(person)} if person else set()
    kind = record.deputised_as
    if any(not mine.isdisjoint(organisation.with_deputies(t, kind)) for t in record.pending):
        audit.opened(record)
    if not mine.isdisjoint(record.to_read):
        audit.read(record, record.issue)


def text_changed(record) -> None:
    """Text or files are others now: pages that showed the older ones are stale."""
    record.changes += 1
    clear_role_memo()


def turns_changed(record, before: tuple[str, ...]) -> None:
    """Let it be known that the present person gave turns, by no transition: `before` had them."""
    notify(TurnsChanged(record, before, api.user.get_current().getId() or ""))


def look_after(post: str) -> None:
    """Others hold `post` or stand in for it: soon after the commit the turns pass on that nobody
    on it can take.
    """
    send("workflow.turns", token=post, after="")


def _key_for(effect, pin: str | None):
    """A block in which the present person's opinions are signed, if the step states one."""
    person = api.user.get_current().getId()
    if not effect.signs or signing.is_open(person):
        return nullcontext()
    return signing.unlocked(person, pin)


def _permitted(record, transition: str, token: str | None) -> Transition:
    """Return the rule of `transition` if the present person may fire it now."""
    rule = record.grid.transitions.get(transition)
    if rule is None or rule.fired_by:
        steps = tuple(t.id for t in open_to_me(record))
        raise exc.OutOfTurn(_("There is no such step for people."), allowed=steps)
    _refuse_repeated(record, rule, token)
    if token is not None and token != seen(record):
        raise exc.OutOfTurn(
            _("Somebody acted on this record since you opened it. Look at it again, then decide.")
        )
    if state(record) not in rule.sources:
        raise exc.OutOfTurn(
            _(
                "This step is not possible in the state “${state}”.",
                mapping={"state": title_of(record.grid.states[state(record)])},
            ),
            allowed=tuple(t.id for t in open_to_me(record)),
        )
    if not getSecurityManager().checkPermission(rule.guard, record):
        posts = tuple(
            organisation.title(grant.token)
            for grant in able(record, rule.guard)
            if is_told(grant) and not organisation.post_stood_in_for(grant.token)
        )
        belongs = _(
            "This step belongs to: ${posts}.",
            mapping={"posts": "、".join(dict.fromkeys(posts)) or "—"},
        )
        raise exc.NotYourPost(_barred(record, rule.guard) or belongs, allowed=posts)
    return rule


def _turns(record) -> tuple:
    """The journal, oldest first."""
    return record.journal.turns if record.journal else ()


def _refuse_repeated(record, rule: Transition, token: str | None) -> None:
    """A second click is told that the first one counts.

    :raises DoneAlready: the present person took the step since they opened the page; or, where
        no page says when that was, with the last step, and it is not possible again.
    """
    steps = token.rpartition(".")[2] if isinstance(token, str) else ""
    if steps.isdecimal() and len(steps) < 10:
        since = _turns(record)[int(steps) :]
    else:
        since = () if state(record) in rule.sources else _turns(record)[-1:]
    me = api.user.get_current().getId()
    mine = [row for row in since if (row.transition, row.person) == (rule.id, me)]
    if mine:
        time = f"{mine[-1].time.astimezone(clock.ZONE):%m-%d %H:%M}"
        raise exc.DoneAlready(_("You took this step already (${time}).", mapping={"time": time}))


def _barred(record, permission: str) -> Message | str:
    """The negative rule that keeps the present person from a right that one of their posts or
    deputations gives; "" if none gives it.
    """
    user_id = api.user.get_current().getId() or ""
    mine = {user_id, *organisation.tokens_of(user_id)}
    return reason(record, (g for g in able(record, permission) if g.token in mine), user_id)
