"""Marks on content that the rights machinery looks for."""

from zope.interface import Interface


class IComputedRights(Interface):
    """A container below which roles come from grants only; stored local roles are removed."""
