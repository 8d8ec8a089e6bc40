"""Who can be given a post, and what can be taken out of the organisation."""

from plone import api as plone

from jingwei import _
from jingwei.core.organisation import api
from jingwei.core.organisation import exc
from jingwei.core.organisation.content import IPost
from jingwei.core.organisation.content import full_title
from jingwei.core.organisation.content import token_of
from jingwei.core.organisation.tokens import ADMINISTRATORS
from jingwei.core.organisation.tokens import UNIT
from jingwei.core.rights import is_token


def check_holders(token: str, people: tuple[str, ...]) -> None:
    """Refuse `people` as holders of the post `token` if one of them cannot hold it."""
    for user_id in people:
        if is_token(user_id):
            raise _refusal(exc.ReservedAccount, None)
        if not exists(user_id):
            text = _("There is no account “${account}”.", mapping={"account": user_id})
            raise _refusal(exc.UnknownAccount, text)
        check_separation(token, user_id)


def exists(user_id: str) -> bool:
    """Is there such an account?"""
    users = plone.portal.get_tool("acl_users")
    return bool(users.searchUsers(id=user_id, exact_match=True))


def check_separation(token: str, user_id: str) -> None:
    """Nobody holds two of the three administrator posts."""
    other = (ADMINISTRATORS - {token}).intersection(api.tokens_of(user_id))
    if token in ADMINISTRATORS and other:
        text = _(
            "${person} is ${other} already: nobody holds two of the three administrator posts.",
            mapping={"person": api.title(user_id), "other": api.title(min(other))},
        )
        raise _refusal(exc.TwoAdministrators, text)


def check_unused(unit_or_post) -> None:
    """Refuse to take out what people hold or records name."""
    if IPost.providedBy(unit_or_post):
        posts = [unit_or_post]
    else:
        posts = unit_or_post.objectValues()
        named = waiting("units", unit_or_post.getId()) + waiting(
            "pending_with", UNIT + unit_or_post.getId()
        )
        if named:
            raise exc.InUse(
                _(
                    "“${title}” still has ${count} items; hand them over first.",
                    mapping={"title": unit_or_post.title, "count": named},
                )
            )
    for post in posts:
        if post.holders:
            text = _(
                "“${title}” still has holders; take them off the post first.",
                mapping={"title": full_title(post)},
            )
            raise exc.InUse(text)
        if waiting("pending_with", token_of(post)):
            text = _(
                "${count} items still wait for “${title}”; hand them over first.",
                mapping={
                    "title": full_title(post),
                    "count": waiting("pending_with", token_of(post)),
                },
            )
            raise exc.InUse(text)


def waiting(index: str, value: str) -> int:
    """How many records an index knows under `value`, whoever may see them."""
    catalog = plone.portal.get_tool("portal_catalog")
    return dict(catalog.Indexes[index].uniqueValues(withLengths=True)).get(value, 0)


def _refusal(kind, text):
    return kind(text, errors=[{"field": "holders", "message": text or kind.default}])
