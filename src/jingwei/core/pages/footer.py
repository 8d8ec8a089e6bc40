"""Statutory entries of the footer (handbook §5.4), from the settings page of the public site."""

from plone.registry.interfaces import IRegistry
from zope.component import queryUtility


PREFIX = "jingwei.footer"
NAMES = (
    "host",
    "english_name",
    "undertaker",
    "phone",
    "address",
    "email",
    "site_code",
    "icp",
    "police",
    "error_report",
    "mark",
)


def footer(site_title: str) -> dict[str, str]:
    """Entries by name; "" where nothing is set. The organ's name stands in for its host."""
    registry = queryUtility(IRegistry)
    values = {name: registry.get(f"{PREFIX}.{name}") or "" for name in NAMES}
    return values | {"host": values["host"] or site_title}
