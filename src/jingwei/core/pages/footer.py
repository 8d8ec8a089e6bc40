"""Statutory entries of the footer (handbook §5.4), from the settings page of the public site."""

from collections import defaultdict
from plone.registry.interfaces import IRegistry
from zope.component import queryUtility


# Which entries there are says the schema of the settings page, whose records lie here.
FOOTER = "jingwei.footer"


def footer(site_title: str) -> dict[str, str]:
    """Entries by name; "" where nothing is set. The organ's name stands in for its host."""
    registry = queryUtility(IRegistry)
    names = registry.records.keys(f"{FOOTER}.", f"{FOOTER}/")
    values = {name.removeprefix(f"{FOOTER}."): registry.get(name) or "" for name in names}
    return defaultdict(str, values, host=values.get("host") or site_title)
