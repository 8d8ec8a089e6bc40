"""The table behind all answers about posts and people."""

from jingwei.core.organisation.plugin import PLUGIN
from jingwei.core.organisation.plugin import PostsPlugin
from jingwei.core.organisation.tokens import DISTRICT
from jingwei.core.rights import is_token
from zope.component.hooks import getSite


def plugin() -> PostsPlugin:
    """The table behind all answers; asked often, so found on the shortest way."""
    return getSite()._getOb("acl_users")._getOb(PLUGIN)


def tokens_of(user_id: str | None) -> tuple[str, ...]:
    """Every group of an account: posts, units, staff, firm, district."""
    return plugin().tokens_of(user_id)


def holders(token: str) -> tuple[str, ...]:
    """User ids that stand behind a token; a plain user id stands for itself."""
    return plugin().members(token) if is_token(token) else (token,)


def districts() -> dict[str, str]:
    """Id -> title of every district whose bureau works here."""
    found = plugin().groups.items(min=DISTRICT, max=f"{DISTRICT}\uffff")
    return {token.removeprefix(DISTRICT): title for token, (title, _people) in found}
