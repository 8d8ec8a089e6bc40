"""PAS plugins that ask the negative rules before any role counts."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from AccessControl.PermissionRole import rolesForPermissionOn
from borg.localrole.workspace import WorkspaceLocalRoleManager
from jingwei.core.organisation.tokens import ACTING
from jingwei.core.rights.exc import ReservedAccount
from jingwei.core.rights.negative import ALL
from jingwei.core.rights.negative import withheld
from jingwei.core.rights.negative import withheld_through
from jingwei.core.rights.reserved import is_token
from Products.PlonePAS.plugins.ufactory import PloneUser
from Products.PlonePAS.plugins.ufactory import PloneUserFactory
from Products.PluggableAuthService.interfaces.plugins import IUserFactoryPlugin
from zope.interface import implementer


class NegativeRoles(WorkspaceLocalRoleManager):
    """Local roles as borg finds them, less what is withheld.

    It is the only local-roles plugin of the site: a second one would give back what this one
    takes away.
    """

    meta_type = "Local roles with negative rules"
    security = ClassSecurityInfo()

    @security.private
    def getRolesInContext(self, user, object):
        """Roles that the person holds and may use on `object`."""
        barred = withheld(user.getId(), object)
        if barred is ALL:
            return []
        roles = super().getRolesInContext(user, object)
        lost = self._lost(user, object, roles)
        return [role for role in roles if role not in barred and role not in lost]

    @security.private
    def checkLocalRolesAllowed(self, user, object, object_roles):
        """1: one of `object_roles` is held; 0: refused for good; None: not held."""
        barred = withheld(user.getId(), object)
        roles = [r for r in object_roles if r not in barred]
        if not roles:
            return 0
        allowed = super().checkLocalRolesAllowed(user, object, roles)
        lost = self._lost(user, object, roles) if allowed else ()
        if not lost or {*object_roles} >= {*rolesForPermissionOn("View", object)}:
            return allowed
        usable = [role for role in roles if role not in lost]
        return super().checkLocalRolesAllowed(user, object, usable)

    def _lost(self, user, object, roles) -> set[str]:
        """Those of `roles` that the person holds only where they stand in for somebody whose own
        the matter is. Who stands in reads what the post reads: that judges nothing.
        """
        kept = {
            token: withheld_through(user.getId(), token, object)
            for token in user.getGroups()
            if token.startswith(ACTING)
        }
        if not any(kept.values()):
            return set()
        held = {
            role
            for step in self._parent_chain(object)
            for provider in self._getAdapters(step)
            for token in (user.getId(), *user.getGroups())
            for role in provider.getRoles(token)
            if role not in kept.get(token, ())
        }
        return {*roles} - held


InitializeClass(NegativeRoles)


class OfficeUser(PloneUser):
    """A person of the site.

    Global roles and ``Authenticated`` never reach a local-roles plugin, so the person asks the
    negative rules first.
    """

    security = ClassSecurityInfo()

    @security.public
    def allowed(self, object, object_roles=None):
        """May the person use one of `object_roles` on `object`?"""
        if object_roles and "Anonymous" not in object_roles:
            barred = withheld(self.getId(), object)
            object_roles = [r for r in object_roles if r not in barred]
            if not object_roles:
                return 0
        return super().allowed(object, object_roles)

    @security.public
    def getRolesInContext(self, object):
        """All roles, global and local, that the person may use on `object`."""
        barred = withheld(self.getId(), object)
        return [r for r in super().getRolesInContext(object) if r not in barred]


InitializeClass(OfficeUser)


@implementer(IUserFactoryPlugin)
class OfficeUserFactory(PloneUserFactory):
    """Makes the users of the site."""

    meta_type = "Office user factory"
    security = ClassSecurityInfo()

    @security.private
    def createUser(self, user_id, name):
        """Return the user; an account that is called like a post is nobody."""
        if is_token(user_id):
            raise ReservedAccount()
        return OfficeUser(user_id, name)


InitializeClass(OfficeUserFactory)
