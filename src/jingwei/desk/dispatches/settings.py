"""How long districts have to sign for what they are sent, in Plone's registry."""

from jingwei import _
from plone.registry.interfaces import IRegistry
from zope import schema
from zope.component import getUtility
from zope.interface import Interface


class IDispatchSettings(Interface):
    """Working days, by the urgency of the document."""

    routine_days = schema.Int(
        title=_("Working days in which a routine document is signed for"),
        description=_("For documents that are sent from now on."),
        default=2,
        min=1,
        max=60,
    )
    urgent_days = schema.Int(
        title=_("Working days in which an urgent document is signed for"),
        default=1,
        min=1,
        max=60,
    )


def days(urgency: str) -> int:
    """Working days for a document of this urgency."""
    found = getUtility(IRegistry).forInterface(IDispatchSettings, check=False)
    return found.routine_days if urgency == "routine" else found.urgent_days
