"""What keeps rights computed."""

from jingwei.core.rights.index import convert
from jingwei.core.rights.interfaces import IComputedRights
from jingwei.core.rights.negative import containment
from zope.component.hooks import getSite


def forget_stored_roles(obj, event) -> None:
    """Nobody owns a record by having made it: Zope's stored ``Owner`` goes at once."""
    if getattr(obj, "__ac_local_roles__", None) and any(
        IComputedRights.providedBy(step) for step in containment(obj)
    ):
        obj.__ac_local_roles__ = None


def keep_rights_index(event) -> None:
    """A profile that rebuilt the catalog's indexes left a stock one."""
    site = getSite()
    if event.full_import or "catalog" in event.steps:
        catalog = getattr(site, "portal_catalog", None)
        if catalog is not None and "negative_roles" in site.acl_users.objectIds():
            convert(catalog)
