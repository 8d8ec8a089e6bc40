"""When a record is taken away from where it lies."""

from Products.CMFPlone.interfaces import IPloneSiteRoot


def leaves(event) -> bool:
    """Is a record deleted, renamed or moved? Who removes the whole site is not asked.

    :param event: an `IObjectWillBeMovedEvent` of the record.
    """
    return event.oldParent is not None and not IPloneSiteRoot.providedBy(event.object)
