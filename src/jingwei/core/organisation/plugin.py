"""The PAS plugin that turns posts into groups, asked anew on every request.

Its tables repeat what the organisation's content says and are written by its events (see
`register`), so that a look-up costs one BTree access. Nothing is cached: a new holder has the
post on the next request.
"""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from jingwei import _
from jingwei.core import clock
from jingwei.core.organisation import tokens
from jingwei.core.organisation.exc import TwoAdministrators
from jingwei.core.organisation.spells import Spell
from jingwei.core.rights import is_token
from Products.PlonePAS.interfaces.group import IGroupIntrospection
from Products.PlonePAS.plugins.group import PloneGroup
from Products.PluggableAuthService.interfaces.plugins import IGroupEnumerationPlugin
from Products.PluggableAuthService.interfaces.plugins import IGroupsPlugin
from Products.PluggableAuthService.plugins.BasePlugin import BasePlugin
from Products.PluggableAuthService.UserPropertySheet import UserPropertySheet
from typing import NamedTuple
from zope.interface import implementer


PLUGIN = "posts"
INTERFACES = (IGroupsPlugin, IGroupEnumerationPlugin, IGroupIntrospection)


class UnitRow(NamedTuple):
    """A unit: id, title, ids of its posts in order, and does it draft and answer?"""

    id: str
    title: str
    posts: tuple[str, ...]
    handles: bool


@implementer(*INTERFACES)
class PostsPlugin(BasePlugin):
    """Groups of posts, units, staff, firms and districts.

    * `groups`: stored token (post, firm, district) -> (title, user ids)
    * `people`: user id -> every stored token of the person, sorted
    * `units`: all units, in the organisation's order
    * `spells`: acting token -> who stands in and when; `deputising`: user id -> acting tokens
    * `past`: token of a post -> ((moment, holders from then on), ...), oldest first
    """

    meta_type = "Posts as groups"
    security = ClassSecurityInfo()

    def __init__(self, id=PLUGIN, title=""):
        self._setId(id)
        self.title = title
        self.units: tuple[UnitRow, ...] = ()
        self.groups = OOBTree()
        self.people = OOBTree()
        self.spells = OOBTree()
        self.deputising = OOBTree()
        self.past = OOBTree()

    @security.private
    def set_spells(self, token: str, spells: Iterable[Spell]) -> None:
        """Say who stands in under the acting `token`; for those whose day it is, from now on."""
        spells = tuple(spells)
        for user in {spell.user for spell in (*self.spells.get(token, ()), *spells)}:
            others = set(self.deputising.get(user, ())) - {token}
            mine = others | ({token} if any(spell.user == user for spell in spells) else set())
            self.deputising[user] = tuple(sorted(mine))
        self.spells[token] = spells

    @security.private
    def acting_tokens(self, user_id: str | None) -> tuple[str, ...]:
        """Acting tokens of an account at this moment."""
        return tuple(
            token
            for token in self.deputising.get(user_id, ())
            if user_id in self.acting_members(token)
        )

    @security.private
    def acting_members(self, token: str) -> tuple[str, ...]:
        """User ids that stand in under an acting token at this moment."""
        return tuple(dict.fromkeys(spell.user for spell in self.counting(token)))

    @security.private
    def counting(self, token: str) -> list[Spell]:
        """Spells under an acting token that give power at this moment: who has left the post is
        stood in for no more, though the deputation itself ends a little later.
        """
        now = clock.now()
        found = [spell for spell in self.spells.get(token, ()) if spell.covers(now)]
        holders = self.members(tokens.post_stood_in_for(token)) if found else ()
        return [spell for spell in found if not spell.grantor or spell.grantor in holders]

    @security.private
    def set_group(self, token: str, title: str, members: Iterable[str]) -> None:
        """Say who is in the post, firm or district `token`.

        :raises TwoAdministrators: whoever calls; the rules tell people before with names.
        """
        members = tuple(dict.fromkeys(members))
        if token in tokens.ADMINISTRATORS:
            others = tokens.ADMINISTRATORS - {token}
            if any(not others.isdisjoint(self.people.get(user, ())) for user in members):
                raise TwoAdministrators(_("Nobody holds two of the three administrator posts."))
        before = self.groups.get(token, ("", ()))[1]
        if token.startswith(tokens.POST) and members != before:
            self.past[token] = (*self.past.get(token, ()), (clock.now(), members))
        self.groups[token] = (title, members)
        self._note(token, before, members)

    @security.private
    def drop_group(self, token: str) -> None:
        """Forget a post, firm or district."""
        if token in self.groups:
            self._note(token, self.groups.pop(token)[1], ())

    @security.private
    def take_out(self, token: str, user_id: str) -> None:
        """Let a person belong to `token` no more."""
        title, members = self.groups[token]
        self.set_group(token, title, (user for user in members if user != user_id))

    def _note(self, token: str, before: tuple[str, ...], after: tuple[str, ...]) -> None:
        for user in set(before) ^ set(after):
            mine = set(self.people.get(user, ())) ^ {token}
            if mine:
                self.people[user] = tuple(sorted(mine))
            else:
                del self.people[user]

    @security.private
    def tokens_of(self, user_id: str | None) -> tuple[str, ...]:
        """Every group of an account: stored ones, its units, all staff, and what it stands in for
        now.
        """
        stored = self.people.get(user_id, ())
        posts = [token for token in stored if token.startswith(tokens.POST)]
        if user_id in self.deputising:
            stored = (*stored, *self.acting_tokens(user_id))
        if not posts:
            return stored
        units = (
            tokens.UNIT + tokens.unit_of_post(token)
            for token in posts
            if tokens.name_of_post(token) != tokens.LEADER
        )
        return (*stored, *dict.fromkeys(units), tokens.STAFF)

    @security.private
    def members(self, token: str) -> tuple[str, ...]:
        """User ids in a group; () if there is no such group or nobody in it."""
        if token == tokens.STAFF:
            return tuple(u for u, mine in self.people.items() if _has_post(mine))
        if token.startswith(tokens.ACTING):
            return self.acting_members(token)
        if token.startswith(tokens.UNIT):
            unit = token.removeprefix(tokens.UNIT)
            found = (
                user
                for name, (_title, users) in self.posts(unit)
                if tokens.name_of_post(name) != tokens.LEADER
                for user in users
            )
            return tuple(dict.fromkeys(found))
        return self.groups.get(token, ("", ()))[1]

    @security.private
    def posts(self, unit: str | None = None) -> list[tuple[str, tuple[str, tuple[str, ...]]]]:
        """(token, (title, holders)) of all posts, or of one unit's, in order."""
        names = [
            tokens.post(row.id, name)
            for row in self.units
            if unit in (None, row.id)
            for name in row.posts
        ]
        return [(token, self.groups[token]) for token in names if token in self.groups]

    @security.private
    def title_of(self, token: str) -> str | None:
        """Title of a group, None if there is none; `STAFF` is called by its token."""
        if token == tokens.STAFF:
            return token
        if token.startswith(tokens.ACTING):
            return self.title_of(tokens.post_stood_in_for(token))
        if token.startswith(tokens.UNIT):
            unit = token.removeprefix(tokens.UNIT)
            return next((row.title for row in self.units if row.id == unit), None)
        found = self.groups.get(token)
        return found[0] if found else None

    # IGroupsPlugin

    @security.private
    def getGroupsForPrincipal(self, principal, request=None):
        """Groups of an account; PAS also asks once for every group, which is in none."""
        user_id = principal.getId()
        return () if is_token(user_id) else self.tokens_of(user_id)

    # IGroupEnumerationPlugin

    @security.private
    def enumerateGroups(
        self, id=None, exact_match=False, sort_by=None, max_results=None, title=None, **kw
    ):
        """Groups whose id or title contains what is asked for."""
        wanted = (id,) if isinstance(id, str) else tuple(id or ())
        if exact_match and wanted:
            found = [token for token in wanted if self.title_of(token) is not None]
        else:
            found = [
                token
                for token in self.getGroupIds()
                if all(w.lower() in token for w in wanted)
                and (title or "").lower() in self.title_of(token).lower()
            ]
        rows = [
            {"id": t, "groupid": t, "title": self.title_of(t), "pluginid": self.getId()}
            for t in found
        ]
        return rows[:max_results] if max_results else rows

    # IGroupIntrospection

    @security.private
    def getGroupById(self, group_id, default=None):
        """The group as Plone's group tool wants it."""
        title = self.title_of(group_id)
        if title is None:
            return default
        group = PloneGroup(group_id, group_id).__of__(self)
        sheet = UserPropertySheet(self.getId(), title=title, description="")
        group.addPropertysheet(self.getId(), sheet)
        return group.__of__(self)

    @security.private
    def getGroups(self):
        """All groups as objects."""
        return [self.getGroupById(token) for token in self.getGroupIds()]

    @security.private
    def getGroupIds(self):
        """Tokens of all groups."""
        return [*self.groups, *(tokens.UNIT + row.id for row in self.units), tokens.STAFF]

    @security.private
    def getGroupMembers(self, group_id):
        """User ids in a group."""
        return self.members(group_id)


InitializeClass(PostsPlugin)


def _has_post(mine: tuple[str, ...]) -> bool:
    return any(token.startswith(tokens.POST) for token in mine)
