"""Addresses of texts: random. Of a draft nobody knows yet on which day it will be published, and
the address stays when title or day change.
"""

from zope.container.interfaces import INameChooser
from zope.interface import implementer

import secrets


@implementer(INameChooser)
class RandomNames:
    """Chooses ids in columns, such as ``9f3c2a71d0``."""

    def __init__(self, context):
        self.context = context

    def checkName(self, name, object) -> bool:
        """Any id that is not taken will do."""
        return not self.context.has_key(name)

    def chooseName(self, name, object) -> str:
        """A new id; what the person proposes is not asked for."""
        return secrets.token_hex(5)
