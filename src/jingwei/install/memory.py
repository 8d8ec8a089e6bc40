"""What a site was like before our profile: noted when it is installed, for the day it goes.

The note is an annotation of the site, of plain data and of Plone's own objects; it names no class
of ours.
"""

from Acquisition import aq_base
from copy import deepcopy
from jingwei.install.declared import declared
from persistent.mapping import PersistentMapping
from plone.registry.interfaces import IRegistry
from Products.GenericSetup.context import SnapshotExportContext
from Products.GenericSetup.interfaces import IBody
from zope.annotation.interfaces import IAnnotations
from zope.component import getMultiAdapter
from zope.component import getUtility


KEY = "jingwei.install.before"
PERMISSION = "_Permission"


def remembered(site) -> PersistentMapping | None:
    """The note of `site`, if there is one."""
    return IAnnotations(site).get(KEY)


def note(site) -> None:
    """Note the present state; a site that was noted before keeps its first note."""
    notes = IAnnotations(site)
    if KEY in notes:
        return
    ours, catalog = declared(), site.portal_catalog
    notes[KEY] = PersistentMapping(
        types={name: described(site, name) for name in ours.types if name in site.portal_types},
        chains={name: tuple(chain) for name, chain in site.portal_workflow.listChainOverrides()},
        default_chain=tuple(site.portal_workflow._default_chain),
        permissions=permissions(site),
        roles=tuple(site.__ac_roles__),
        registry=values(),
        indexes=PersistentMapping({n: aq_base(one) for n, one in catalog._catalog.indexes.items()}),
        columns=tuple(catalog.schema()),
        users=[folder_of_users(folder) for folder in user_folders(site)],
    )


def settle(site) -> None:
    """Of the settings keep those that were changed, each with the value that we gave it."""
    kept = remembered(site)
    if "changed" in kept:
        return
    before, now = kept.pop("registry"), values()
    kept["changed"] = {
        name: (value, now[name]) for name, value in before.items() if now.get(name) != value
    }
    replaced = site.portal_catalog._catalog.indexes
    kept["indexes"] = PersistentMapping(
        {n: one for n, one in kept["indexes"].items() if aq_base(replaced.get(n)) is not one}
    )
    for index in kept["indexes"].values():
        index.__of__(site.portal_catalog).clear()


def described(site, name: str) -> bytes:
    """A type as Plone's own export writes it."""
    context = SnapshotExportContext(site.portal_setup, KEY)
    return getMultiAdapter((site.portal_types[name], context), IBody).body


def permissions(site) -> dict:
    """Attribute -> roles of the permissions that the site sets itself; a tuple is not acquired."""
    own = vars(aq_base(site)).items()
    return {name: deepcopy(roles) for name, roles in own if name.endswith(PERMISSION)}


def values() -> dict:
    """Name -> value of every setting."""
    records = getUtility(IRegistry).records
    return {name: deepcopy(record.value) for name, record in records.items()}


def user_folders(site) -> list:
    """The site's and, as the accounts plugin goes into both, Zope's own."""
    folders = (site.acl_users, site.getPhysicalRoot().acl_users)
    return [folder for folder in folders if hasattr(aq_base(folder), "plugins")]


def folder_of_users(folder) -> PersistentMapping:
    """Plugins of a user folder, and which of them served what, in their order."""
    return PersistentMapping(
        objects=PersistentMapping({name: aq_base(one) for name, one in folder.objectItems()}),
        meta_types={one["id"]: one["meta_type"] for one in folder._objects},
        plugins={
            info["id"]: tuple(folder.plugins.listPluginIds(info["interface"]))
            for info in folder.plugins.listPluginTypeInfo()
        },
    )
