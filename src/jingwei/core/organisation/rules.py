"""Who can be given a post, and what can be taken out of the organisation."""

from collections.abc import Iterable
from jingwei import _
from jingwei.core.organisation import api
from jingwei.core.organisation import exc
from jingwei.core.organisation.content import full_title
from jingwei.core.organisation.content import IPost
from jingwei.core.organisation.content import Post
from jingwei.core.organisation.content import token_of
from jingwei.core.organisation.tokens import ADMINISTRATORS
from jingwei.core.organisation.tokens import DISTRICT
from jingwei.core.organisation.tokens import FIRM
from jingwei.core.organisation.tokens import SECURITY_ADMIN
from jingwei.core.organisation.tokens import UNIT
from jingwei.core.rights import is_token
from jingwei.core.rights.exc import ReservedAccount
from plone import api as plone


def check_holders(token: str, people: Iterable[str]) -> None:
    """Refuse `people` as holders of the post `token` if one of them cannot hold it.

    :raises BadParameters: one of its kinds in `exc`, for the field ``holders``.
    """
    people = tuple(people)
    if token == SECURITY_ADMIN and not people and api.holders(token):
        raise _refusal(exc.NobodyLeft, exc.NobodyLeft.default)
    for user_id in people:
        if is_token(user_id):
            raise _refusal(ReservedAccount, ReservedAccount.default)
        if not exists(user_id):
            text = _("There is no account “${account}”.", mapping={"account": user_id})
            raise _refusal(exc.UnknownAccount, text)
        if is_outside(user_id):
            text = _(
                "${person} belongs to a firm or a district and cannot hold a post of the organ.",
                mapping={"person": api.title(user_id)},
            )
            raise _refusal(exc.OutsideAccount, text)
        _check_separation(token, user_id)


def exists(user_id: str) -> bool:
    """Is there such an account?"""
    users = plone.portal.get_tool("acl_users")
    return bool(users.searchUsers(id=user_id, exact_match=True))


def is_outside(user_id: str) -> bool:
    """Does the account belong to a firm or a district?"""
    return any(token.startswith((FIRM, DISTRICT)) for token in api.tokens_of(user_id))


def _check_separation(token: str, user_id: str) -> None:
    """Nobody holds two of the three administrator posts (architecture, security model)."""
    others = (ADMINISTRATORS - {token}).intersection(api.tokens_of(user_id))
    if token in ADMINISTRATORS and others:
        text = _(
            "${person} is ${post} already: nobody holds two of the three administrator posts.",
            mapping={"person": api.title(user_id), "post": api.title(min(others))},
        )
        raise _refusal(exc.TwoAdministrators, text)


def check_unused(unit_or_post) -> None:
    """Refuse to take out what people hold or records name.

    Records name a unit through the index ``units`` and a post through ``pending_with``.

    :raises InUse: with what has to be done first.
    """
    if IPost.providedBy(unit_or_post):
        _check_unused_post(unit_or_post)
        return
    name = unit_or_post.getId()
    items = max(waiting("units", name), waiting("pending_with", UNIT + name))
    if items:
        text = _(
            "“${title}” still has ${count} items; hand them over first.",
            mapping={"title": unit_or_post.title, "count": items},
        )
        raise exc.InUse(text)
    for post in unit_or_post.objectValues():
        _check_unused_post(post)


def _check_unused_post(post: Post) -> None:
    title = full_title(post)
    if post.holders:
        text = _(
            "“${title}” still has holders; take them off the post first.",
            mapping={"title": title},
        )
        raise exc.InUse(text)
    items = waiting("pending_with", token_of(post))
    if items:
        text = _(
            "${count} items still wait for “${title}”; hand them over first.",
            mapping={"title": title, "count": items},
        )
        raise exc.InUse(text)


def waiting(index: str, value: str) -> int:
    """How many records an index knows under `value`, whoever may see them."""
    catalog = plone.portal.get_tool("portal_catalog")
    return dict(catalog.Indexes[index].uniqueValues(withLengths=True)).get(value, 0)


def _refusal(kind, text):
    return kind(text, errors=[{"field": "holders", "message": text}])
