"""Making a site what it was before our profile, but for its accounts and what others did since."""

from AccessControl.Permission import pname
from Acquisition import aq_base
from jingwei.install import memory
from jingwei.install.declared import declared
from plone.browserlayer.utils import unregister_layer
from plone.registry.interfaces import IRegistry
from Products.CMFCore.indexing import processQueue
from Products.GenericSetup.context import SnapshotImportContext
from Products.GenericSetup.interfaces import IBody
from zope.component import getMultiAdapter
from zope.component import getUtility


OURS = "jingwei"


def remove(site) -> None:
    """Take away what the profile made; the fixed folders must be gone already."""
    before, ours = memory.remembered(site), declared()
    # What was just removed is still waiting to leave the indexes.
    processQueue()
    users(site, before["users"])
    catalog(site.portal_catalog, before, ours)
    types(site, before["types"], ours)
    workflows(site.portal_workflow, before, ours)
    settings(before["changed"])
    rights(site, before, ours)
    for layer in ours.layers:
        unregister_layer(layer)


def users(site, noted: list) -> None:
    """Put the plugins back that ours replaced; accounts and passwords stay."""
    for folder, before in zip(memory.user_folders(site), noted, strict=True):
        for name, plugin in list(folder.objectItems()):
            if not type(aq_base(plugin)).__module__.startswith(f"{OURS}."):
                continue
            for info in folder.plugins.listPluginTypeInfo():
                if name in folder.plugins.listPluginIds(info["interface"]):
                    folder.plugins.deactivatePlugin(info["interface"], name)
            folder._delOb(name)
            folder._objects = tuple(one for one in folder._objects if one["id"] != name)
        for name, plugin in before["objects"].items():
            if name not in folder.objectIds():
                folder._setOb(name, plugin)
                row = {"id": name, "meta_type": before["meta_types"][name]}
                folder._objects = (*folder._objects, row)
        for info in folder.plugins.listPluginTypeInfo():
            serve(folder, info["interface"], before["plugins"].get(info["id"], ()))


def serve(folder, interface, names: tuple[str, ...]) -> None:
    """Let these plugins serve `interface` first, in this order, then whichever came since."""
    since = [name for name in folder.plugins.listPluginIds(interface) if name not in names]
    for name in folder.plugins.listPluginIds(interface):
        folder.plugins.deactivatePlugin(interface, name)
    for name in (*names, *since):
        if name in folder.objectIds():
            folder.plugins.activatePlugin(interface, name)


def catalog(tool, before, ours) -> None:
    """Take our indexes and columns away, and fill those of Plone that ours replaced."""
    replaced = dict(before["indexes"])
    for name in ours.indexes:
        if name in tool.indexes() and name not in replaced:
            tool.delIndex(name)
    for name in ours.columns:
        if name in tool.schema() and name not in before["columns"]:
            tool.delColumn(name)
    tool._catalog.indexes = {**tool._catalog.indexes, **replaced}
    tool.reindexIndex(tuple(replaced), None)


def types(site, before: dict[str, bytes], ours) -> None:
    """Types of Plone are described as they were, ours are gone."""
    context = SnapshotImportContext(site.portal_setup, memory.KEY, should_purge=True)
    for name in ours.types:
        if name in before:
            getMultiAdapter((site.portal_types[name], context), IBody).body = before[name]
        elif name in site.portal_types:
            site.portal_types.manage_delObjects([name])


def workflows(tool, before, ours) -> None:
    """Types have the workflows that they had, ours are gone."""
    tool.setDefaultChain(", ".join(before["default_chain"]))
    for name in ours.bound:
        tool.setChainForPortalTypes([name], before["chains"].get(name, "(Default)"), verify=False)
    tool.manage_delObjects([name for name in ours.workflows if name in tool])


def settings(changed: dict[str, tuple]) -> None:
    """Settings that we changed and nobody since are as they were, ours are gone."""
    registry = getUtility(IRegistry)
    for name, (value, given) in changed.items():
        if name in registry.records and registry[name] == given:
            registry[name] = value
    for name, record in list(registry.records.items()):
        if name.startswith(f"{OURS}.") or (record.interfaceName or "").startswith(f"{OURS}."):
            del registry.records[name]


def rights(site, before, ours) -> None:
    """Permissions and roles of the site are as they were."""
    noted = before["permissions"]
    for name in ours.permissions:
        attribute = pname(name)
        if attribute in noted:
            setattr(site, attribute, noted[attribute])
        elif attribute in vars(aq_base(site)):
            delattr(site, attribute)
    gone = set(ours.roles) - set(before["roles"])
    site.__ac_roles__ = tuple(role for role in site.__ac_roles__ if role not in gone)
