"""What the office may set for inquiries, in Plone's registry."""

from jingwei import _
from plone.registry.interfaces import IRegistry
from zope import schema
from zope.component import getUtility
from zope.interface import Interface


class IInquirySettings(Interface):
    """Limits of the letterbox, time to answer, and the life of contact data."""

    answer_days = schema.Int(
        title=_("Working days in which an inquiry is answered"),
        description=_("For inquiries that come from now on."),
        default=5,
        min=1,
        max=250,
    )
    contact_days = schema.Int(
        title=_("Days after the end until contact data are deleted"), default=365, min=1
    )
    letters_per_hour = schema.Int(
        title=_("Inquiries from one address in an hour"), default=10, min=1
    )
    lookups_per_hour = schema.Int(
        title=_("Look-ups of a tracking code from one address in an hour"), default=60, min=1
    )


def settings():
    """The present settings; defaults where none are stored."""
    return getUtility(IRegistry).forInterface(IInquirySettings, check=False)
