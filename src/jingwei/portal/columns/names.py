"""Addresses of what is published: the day and a few random characters, never the title."""

from jingwei.core import clock
from zope.container.interfaces import INameChooser
from zope.interface import implementer

import secrets


@implementer(INameChooser)
class DatedNames:
    """Chooses ids in columns, such as ``20261123-9f3c2a``; they stay when a title changes."""

    def __init__(self, context):
        self.context = context

    def checkName(self, name, object) -> bool:
        """Any id that is not taken will do."""
        return not self.context.has_key(name)

    def chooseName(self, name, object) -> str:
        """A new id; what the person proposes is not asked for."""
        return f"{clock.today():%Y%m%d}-{secrets.token_hex(3)}"
