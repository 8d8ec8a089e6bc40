"""Putting the rights machinery into a site; doing it again changes nothing."""

from jingwei.core.rights.index import convert
from jingwei.core.rights.plugins import NegativeRoles
from jingwei.core.rights.plugins import OfficeUserFactory
from Products.PlonePAS.interfaces.plugins import ILocalRolesPlugin
from Products.PluggableAuthService.interfaces.plugins import IUserFactoryPlugin


def install_rights(site) -> None:
    """Make ours the only plugins for local roles and users, and convert the rights index."""
    replace(site.acl_users, ILocalRolesPlugin, NegativeRoles("negative_roles"))
    replace(site.acl_users, IUserFactoryPlugin, OfficeUserFactory("office_users"))
    convert(site.portal_catalog)


def replace(acl_users, interface, plugin) -> None:
    """Let `plugin` alone serve `interface`."""
    name = plugin.getId()
    if name not in acl_users.objectIds():
        acl_users._setObject(name, plugin)
    for other in acl_users.plugins.listPluginIds(interface):
        if other != name:
            acl_users.plugins.deactivatePlugin(interface, other)
    if name not in acl_users.plugins.listPluginIds(interface):
        acl_users.plugins.activatePlugin(interface, name)
