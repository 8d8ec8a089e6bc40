"""Ids of records: random, so that neighbours do not share index buckets."""

from zope.container.interfaces import INameChooser
from zope.interface import implementer

import secrets


@implementer(INameChooser)
class RandomNames:
    """Chooses ids for everything below a store."""

    def __init__(self, context):
        self.context = context

    def checkName(self, name, object) -> bool:
        """Any id that is not taken will do."""
        return name not in self.context.objectIds()

    def chooseName(self, name, object) -> str:
        """A new random id; what the person proposes is not asked for."""
        return secrets.token_hex(6)
