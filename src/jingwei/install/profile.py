"""What happens before and after our profile is installed, and before it is taken away.

On a site of others all or nothing: names that are taken refuse the installation, records of the
organ refuse the removal. The organisation, the audit and all settings go with the profile.
"""

from collections import Counter
from jingwei.core.numbering import api as numbering
from jingwei.install import exc
from jingwei.install import memory
from jingwei.install import removal
from jingwei.install.site import PROFILE
from jingwei.install.structure import build
from jingwei.install.structure import STRUCTURE
from jingwei.portal.columns.api import COLUMNS
from zope.annotation.interfaces import IAnnotations
from zope.component.hooks import getSite


# Parts of the organisation; who was there is no record of the organ's business.
ORGANISATION = ("Unit", "Post")


def before_install(setup) -> None:
    """Refuse where something else has our names; note what the site is like.

    :raises NameTaken: content of others lies where the fixed folders go.
    """
    site = getSite()
    ours = kinds()
    taken = [name for name in ours if name in site and site[name].portal_type != ours[name]]
    if taken:
        raise exc.NameTaken(taken)
    memory.note(site)


def after_install(setup) -> None:
    """Make plugins, folders and columns."""
    build(getSite())
    memory.settle(getSite())


def before_uninstall(setup) -> None:
    """Take away all that is ours.

    :raises RecordsKept, NumbersGiven: there is something that must not be lost.
    :raises NothingRemembered: the site was made by version 1.
    """
    site = getSite()
    refuse_with_records(site)
    if memory.remembered(site) is None:
        raise exc.NothingRemembered()
    # What the organisation knows is forgotten while everything else is still there.
    site["intranet"]._delObject("organisation")
    for name in kinds():
        site._delObject(name)
    removal.remove(site)
    for key in [key for key in IAnnotations(site) if key.startswith("jingwei.")]:
        del IAnnotations(site)[key]
    setup.unsetLastVersionForProfile(PROFILE)


def refuse_with_records(site) -> None:
    """Everything below our folders that people made, units and posts aside, is kept."""
    below = {"path": {"query": [f"/{site.getId()}/{name}" for name in kinds()]}}
    fixed = {f"/{site.getId()}/{path}" for path in (*kinds(), *(row[0] for row in STRUCTURE))}
    found = Counter(
        str(brain.Type)
        for brain in site.portal_catalog.unrestrictedSearchResults(**below)
        if brain.getPath() not in fixed and brain.portal_type not in ORGANISATION
    )
    if found:
        raise exc.RecordsKept(found.total(), [f"{kind}: {found[kind]}" for kind in sorted(found)])
    if numbering.registers():
        raise exc.NumbersGiven()


def kinds() -> dict[str, str]:
    """Name directly below the site -> type of what we keep there."""
    fixed = {path: kind for path, kind, _title in STRUCTURE if "/" not in path}
    return {**dict.fromkeys(COLUMNS, "Column"), **fixed}
