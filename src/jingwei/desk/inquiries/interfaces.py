"""Marks of the places where inquiries come in."""

from zope.interface import Interface


class IInquiryColumn(Interface):
    """The public column ``/inquiries``, under which the progress is shown."""
