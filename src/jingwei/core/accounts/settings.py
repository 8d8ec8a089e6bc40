"""What may be set for passwords and sessions, in Plone's registry."""

from jingwei import _
from plone.registry.interfaces import IRegistry
from zope import schema
from zope.component import queryUtility
from zope.interface import Interface


class IAccountSettings(Interface):
    """Cost and rules of passwords, life of sessions."""

    password_cost = schema.Int(
        title=_("Cost of a password's hash (bcrypt); one more doubles the time"),
        default=12,
        min=4,
        max=16,
    )
    password_length = schema.Int(title=_("Least length of a new password"), default=10, min=8)
    password_classes = schema.Int(
        title=_("Kinds of characters in a new password, of four"), default=3, min=1, max=4
    )
    idle_minutes = schema.Int(
        title=_("Minutes without a request after which a session ends"), default=30, min=1
    )
    session_hours = schema.Int(
        title=_("Hours after which a session ends in any case"), default=12, min=1
    )


def setting(name: str) -> int:
    """The present value of a field of `IAccountSettings`; its default where none is stored."""
    default = IAccountSettings[name].default
    registry = queryUtility(IRegistry)
    if registry is None:
        return default
    return registry.get(f"{IAccountSettings.__identifier__}.{name}", default)
