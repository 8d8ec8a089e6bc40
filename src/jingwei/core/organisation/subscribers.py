"""Organisation events: rules first, then the plugin's tables."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from jingwei.core.audit import api as audit
from jingwei.core.organisation import api
from jingwei.core.organisation import exc
from jingwei.core.organisation import register
from jingwei.core.organisation import rules
from jingwei.core.organisation.content import find
from jingwei.core.organisation.content import full_title
from jingwei.core.organisation.content import token_of
from jingwei.core.organisation.events import HoldersChanged
from jingwei.core.organisation.tokens import DISTRICT
from jingwei.core.organisation.tokens import FIRM
from jingwei.core.organisation.tokens import NAME
from jingwei.core.rights import is_token
from jingwei.core.rights.exc import ReservedAccount
from zope.container.interfaces import IContainerModifiedEvent
from zope.event import notify


def unit_added(unit, event) -> None:
    """A new unit, empty."""
    _check_name(unit)
    register.register_unit(unit)
    _tell_added(unit)


def unit_changed(unit, event) -> None:
    """A new title is used everywhere at once; posts may have come, gone or changed places."""
    register.register_unit(unit)
    if not IContainerModifiedEvent.providedBy(event):
        audit.edited("organisation.edited", unit, event, title=unit.title)


def units_changed(organisation, event) -> None:
    """Units were added, removed or put in another order."""
    register.register_units(organisation)


def post_added(post, event) -> None:
    """A new post, perhaps with holders."""
    _check_name(post)
    _tell_added(post)
    register_holders(post)


def post_changed(post, event) -> None:
    """Other holders or another title."""
    register_holders(post)
    audit.edited("organisation.edited", post, event, title=full_title(post), left_out=("holders",))


def register_holders(post) -> None:
    """Who holds the post from now on, if they can."""
    token = token_of(post)
    rules.check_holders(token, post.holders)
    before, after = set(api.holders(token)), set(post.holders)
    register.register_post(post)
    if before != after:
        audit.record(
            "organisation.changed",
            post,
            post=token,
            added=sorted(after - before),
            removed=sorted(before - after),
        )
        notify(HoldersChanged(token, tuple(post.holders)))


def leaving(item, event) -> None:
    """Nothing is renamed or moved, and nothing goes that is still in use.

    Who removes the whole site is not asked.
    """
    if event.oldParent is None:
        return
    if event.newParent is not None:
        raise exc.NameStays()
    if aq_base(event.object) is aq_base(item):
        rules.check_unused(item)


def post_removed(post, event) -> None:
    """The post's group goes with it."""
    api.plugin().drop_group(token_of(post))
    removed(post, event)


def removed(item, event) -> None:
    """A unit or post is gone; posts that go with their unit need no word of their own."""
    if aq_base(event.object) is aq_base(item):
        audit.record("organisation.removed", item, title=item.title)


def refuse_reserved(event) -> None:
    """No account may be called like a post."""
    if is_token(event.principal.getId()):
        raise ReservedAccount()


def release_posts(event) -> None:
    """A deleted account holds nothing and belongs to no firm or district: a later account of the
    same name must find nothing of it.
    """
    for token in api.tokens_of(event.principal):
        if token.startswith((FIRM, DISTRICT)):
            api.plugin().take_out(token, event.principal)
    for token, _title in api.person(event.principal).posts:
        post = find(token)
        if post is not None:
            post.holders = tuple(user for user in post.holders if user != event.principal)
            register_holders(post)


def _tell_added(item) -> None:
    """What comes with the whole organisation, or a post with its unit, is one event."""
    if not audit.made_now(aq_parent(aq_inner(item))):
        audit.record("organisation.added", item, title=item.title)


def _check_name(item) -> None:
    if not NAME.match(item.getId()):
        raise exc.BadName(errors=[{"field": "id", "message": exc.BadName.default}])
