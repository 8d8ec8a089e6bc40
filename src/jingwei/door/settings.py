"""What the office may set for releases, in Plone's registry."""

from jingwei import _
from plone.registry.interfaces import IRegistry
from zope import schema
from zope.component import getUtility
from zope.interface import Interface


class IDoorSettings(Interface):
    """The organ as it stands in public catalogues."""

    organ_code = schema.ASCIILine(
        title=_("Code of the organ in index numbers"), default="114200000000000000"
    )


def settings():
    """The present settings; defaults where none are stored."""
    return getUtility(IRegistry).forInterface(IDoorSettings, check=False)
