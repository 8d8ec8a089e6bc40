"""``@@why``: who may see or do what on a record, and through which post."""

from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import grants_of
from jingwei.core.workflow import api
from jingwei.core.workflow.barred import kept_back
from jingwei.core.workflow.barred import reason
from jingwei.core.workflow.grid import ALIASES
from jingwei.core.workflow.page import RecordPage
from plone import api as plone
from Products.Five import BrowserView
from zope.component import queryMultiAdapter
from zope.i18nmessageid import Message


# Rights of Plone's that no button stands for: each kind of thing to add has a right of its own.
IMPLIED = ("Add portal content",)


class Why(BrowserView):
    """Explains the present person's rights on the record, and who has those they lack."""

    def rows(self) -> list[dict]:
        """One row per permission of the grid that anybody holds in the present state."""
        state = api.state(self.context)
        user = plone.user.get_current().getId()
        rows = []
        for name in self.context.grid.cells:
            if name in IMPLIED:
                continue
            permission = ALIASES.get(name, (name,))[0]
            if self.context.grid.holders(permission, state):
                rows.append(self._row(name, permission, user))
        return rows

    def _row(self, name: str, permission: str, user: str) -> dict:
        mine = {user, *organisation.tokens_of(user)}
        holders = api.able(self.context, permission)
        held = [grant for grant in holders if grant.token in mine]
        used = [g for g in held if not kept_back(self.context, g, user, permission)]
        hindrance = self._hindrance(permission) if used else ""
        return {
            "title": self._title(name),
            "allowed": bool(used) and not hindrance,
            "hindrance": hindrance,
            "through": self._posts(used),
            "kept_back": "" if used else reason(self.context, held, user),
            "note": self._note(name) if used else "",
            "could": self._posts(g for g in holders if g.token not in mine and api.is_told(g)),
        }

    def _note(self, name: str) -> Message | str:
        """What a right is good for, where the page of the record makes less of it."""
        page = queryMultiAdapter((self.context, self.request), name="view")
        if name == "delete" and isinstance(page, RecordPage) and not page.may_delete():
            return _("Files only: the record itself stays.")
        return ""

    def _hindrance(self, permission: str) -> Message | str:
        """Why none of the steps behind `permission` makes sense now; "" if one does."""
        guarded = [
            t for t in self.context.grid.leaving(api.state(self.context)) if t.guard == permission
        ]
        found = [api.effect_of(self.context, t.id).hindrance() for t in guarded]
        return found[0] if found and all(found) else ""

    def steps(self) -> list[dict]:
        """Transitions that the present state does not offer: the state each one needs."""
        state = api.state(self.context)
        states = self.context.grid.states
        return [
            {
                "title": api.title_of(t.title),
                "needs": [api.title_of(states[s]) for s in t.sources],
            }
            for t in self.context.grid.transitions.values()
            if state not in t.sources and not t.fired_by
        ]

    def grants(self) -> list[dict]:
        """Everybody who holds a role of the grid on this record, with the cause."""
        roles = {*self.context.grid.roles.values()}
        return [
            {"post": organisation.title(g.token), "cause": g.cause, "holders": self._holders(g)}
            for g in dict.fromkeys(grants_of(self.context))
            if g.role in roles and api.is_told(g)
        ]

    def _holders(self, grant) -> str:
        return "、".join(organisation.title(user) for user in organisation.holders(grant.token))

    def _posts(self, grants) -> list[dict]:
        found = {g.token: g.cause for g in grants}
        return [{"post": organisation.title(t), "cause": cause} for t, cause in found.items()]

    def _title(self, name: str):
        for transition in self.context.grid.transitions.values():
            if transition.guard == name:
                return api.title_of(transition.title)
        return api.title_of(name)
