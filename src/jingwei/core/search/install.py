"""Putting the text index into a site; doing it again changes nothing."""

from jingwei.core.search.index import TextIndex
from zope.component.hooks import getSite


NAME = "SearchableText"
PROFILE = "jingwei:default"


def install_search(site) -> bool:
    """Let the catalog search texts by our index, filled from all objects; was there anything to do?

    Also the upgrade of a site that was made before; every object is read once, the caller commits.
    """
    catalog = site.portal_catalog
    if not convert(catalog):
        return False
    catalog.reindexIndex(NAME, site.REQUEST)
    return True


def convert(catalog) -> bool:
    """Put our index, empty, in the place of a stock one; False if it is there already."""
    indexes = catalog._catalog.indexes
    if NAME not in indexes or isinstance(indexes[NAME], TextIndex):
        return False
    catalog._catalog.indexes = {**indexes, NAME: TextIndex(NAME)}
    return True


def keep_text_index(event) -> None:
    """A profile that rebuilt the catalog's indexes left a stock one."""
    site = getSite()
    changed = event.full_import or "catalog" in event.steps
    setup = getattr(site, "portal_setup", None)
    if changed and setup and setup.getLastVersionForProfile(PROFILE) != "unknown":
        install_search(site)
