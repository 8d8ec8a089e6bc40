"""What our profile declares, read from its files, so that no second list has to be kept."""

from jingwei.install.resources import profile_file
from lxml import etree
from typing import NamedTuple


class Declared(NamedTuple):
    """Names in the profile: types, those of Plone that it changes among them, and so on."""

    types: tuple[str, ...]
    workflows: tuple[str, ...]
    bound: tuple[str, ...]
    indexes: tuple[str, ...]
    columns: tuple[str, ...]
    roles: tuple[str, ...]
    permissions: tuple[str, ...]
    layers: tuple[str, ...]


def declared() -> Declared:
    """Read the profile."""
    types = [found(path, "/object/@name") for path in sorted(_file("types").glob("*.xml"))]
    return Declared(
        types=tuple(name for names in types for name in names),
        workflows=found(_file("workflows.xml"), "/object/object/@name"),
        bound=found(_file("workflows.xml"), "//type/@type_id"),
        indexes=found(_file("catalog.xml"), "//index/@name"),
        columns=found(_file("catalog.xml"), "//column/@value"),
        roles=found(_file("rolemap.xml"), "//roles/role/@name"),
        permissions=found(_file("rolemap.xml"), "//permission/@name"),
        layers=found(_file("browserlayer.xml"), "//layer/@name"),
    )


def _file(name: str):
    return profile_file(f"default/{name}")


def found(path, query: str) -> tuple[str, ...]:
    """What an XPath finds in a file."""
    return tuple(map(str, etree.parse(path).xpath(query)))
