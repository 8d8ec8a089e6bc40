"""Events of the organisation."""

from jingwei.core.organisation.interfaces import IHoldersChanged
from zope.interface import implementer


@implementer(IHoldersChanged)
class HoldersChanged:
    """See `IHoldersChanged`."""

    def __init__(self, token: str, people: tuple[str, ...]):
        self.token = token
        self.people = people
