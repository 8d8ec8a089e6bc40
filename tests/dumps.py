"""What a site is made of, as lines to compare: Plone's own export, and what that leaves out."""

from Acquisition import aq_base
from io import BytesIO
from xml.etree import ElementTree
from zope.annotation.interfaces import IAnnotations

import tarfile


# Content is another question; lists of steps and portlet types belong to the code, not to a site.
LEFT_OUT = ("structure/", "import_steps.xml", "export_steps.xml", "portlets.xml")


def dump(site) -> dict[str, list[str]]:
    """Part of the site -> its lines, in an order that does not depend on how it came to be.

    `site` must be open as Manager.
    """
    parts = {name: lines(text) for name, text in exported(site)}
    catalog = site.portal_catalog._catalog
    parts["indexes"] = sorted(f"{name} {kind(one)}" for name, one in catalog.indexes.items())
    parts["columns"] = sorted(catalog.schema)
    parts["tools"] = sorted(f"{name} {kind(one)}" for name, one in tools(site))
    parts["attributes"] = sorted(attributes(site) - set(site.objectIds()))
    parts["utilities"] = sorted(registrations(site.getSiteManager()))
    for folder in (site.acl_users, site.getPhysicalRoot().acl_users):
        name = "/".join(folder.getPhysicalPath()[1:])
        parts[name] = sorted(f"{key} {kind(one)}" for key, one in folder.objectItems())
        parts[f"{name}/plugins"] = plugins(folder)
    return parts


def difference(first: dict, second: dict) -> list[str]:
    """One line for everything that stands in only one of two dumps."""
    found = []
    for part in sorted({*first, *second}):
        one, other = first.get(part, []), second.get(part, [])
        known, others = set(one), set(other)
        found += [f"{part}: - {line}" for line in one if line not in others]
        found += [f"{part}: + {line}" for line in other if line not in known]
    return found


def exported(site):
    """Name and text of each file of Plone's export."""
    tarball = site.portal_setup.runAllExportSteps()["tarball"]
    with tarfile.open(fileobj=BytesIO(tarball)) as archive:
        for member in archive:
            if member.isfile() and not member.name.startswith(LEFT_OUT):
                yield member.name, archive.extractfile(member).read()


def lines(text: bytes) -> list[str]:
    """Each element of an XML file with the way to it, attributes and text."""
    if not text.lstrip().startswith(b"<"):
        return text.decode().splitlines()
    found: list[str] = []

    def walk(element, way: str) -> None:
        attributes = "".join(f" {key}={value}" for key, value in sorted(element.items()))
        here = f"{way}/{element.tag}{attributes}"
        found.append(f"{here} {(element.text or '').strip()}".rstrip())
        for child in element:
            walk(child, here)

    walk(ElementTree.fromstring(text), "")
    return sorted(found)


def kind(thing) -> str:
    """Where its class stands."""
    return f"{type(aq_base(thing)).__module__}.{type(aq_base(thing)).__name__}"


def tools(site):
    """Name and object of what lies in the site and is no content."""
    contents = set(site.contentIds())
    return [(name, one) for name, one in site.objectItems() if name not in contents]


def attributes(site) -> set[str]:
    """What the site itself carries, annotations too; Zope forgets what begins with ``_v_``."""
    return {name for name in {*vars(aq_base(site)), *IAnnotations(site)} if name[:3] != "_v_"}


def registrations(manager):
    """Components that are registered in the site itself."""
    for one in manager.registeredUtilities():
        yield f"utility {one.provided.__identifier__} {one.name}"
    for one in (*manager.registeredAdapters(), *manager.registeredSubscriptionAdapters()):
        yield f"adapter {one.provided.__identifier__} {one.name} {one.required}"
    for one in manager.registeredHandlers():
        yield f"handler {one.required}"


def plugins(folder) -> list[str]:
    """Which plugins of a user folder serve what, in their order."""
    if not hasattr(aq_base(folder), "plugins"):
        return []
    return [
        f"{info['id']} {' '.join(folder.plugins.listPluginIds(info['interface']))}"
        for info in folder.plugins.listPluginTypeInfo()
    ]
