"""Marks on content that the rights machinery looks for."""

from zope.interface import Interface


class IComputedRights(Interface):
    """A container below which roles come from grants only; stored local roles are removed."""


class IClosedHouse(Interface):
    """A container that visitors may not enter: they are asked to log in at every address in it,
    whether anything is there or not.
    """
