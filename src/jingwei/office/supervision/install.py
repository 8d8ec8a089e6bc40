"""Making the store of supervision items the place of the board."""

from jingwei.office.supervision.interfaces import ISupervisionStore
from zope.interface import alsoProvides


def install_supervision(site) -> None:
    """Mark the store; doing it again changes nothing."""
    store = site["intranet"]["supervision"]
    if not ISupervisionStore.providedBy(store):
        alsoProvides(store, ISupervisionStore)
