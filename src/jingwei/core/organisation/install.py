"""Putting the posts plugin into a site; doing it again changes nothing."""

from jingwei.core.organisation.plugin import INTERFACES
from jingwei.core.organisation.plugin import PLUGIN
from jingwei.core.organisation.plugin import PostsPlugin


def install_posts(site) -> None:
    """Let posts be groups."""
    users = site.acl_users
    if PLUGIN not in users.objectIds():
        users._setObject(PLUGIN, PostsPlugin())
    for interface in INTERFACES:
        if PLUGIN not in users.plugins.listPluginIds(interface):
            users.plugins.activatePlugin(interface, PLUGIN)
