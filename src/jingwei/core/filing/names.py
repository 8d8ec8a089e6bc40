"""Ids of records: random, so that neighbours do not share index buckets."""

from Acquisition import aq_base
from zope.container.interfaces import INameChooser
from zope.interface import implementer

import re
import secrets


ID = re.compile("[0-9a-f]{12}")


def new_id() -> str:
    """A random id."""
    return secrets.token_hex(6)


@implementer(INameChooser)
class RandomNames:
    """Chooses ids for everything below a store."""

    def __init__(self, context):
        self.context = context

    def checkName(self, name, object) -> bool:
        """Any id that is not taken will do."""
        return not self.context.has_key(name)

    def chooseName(self, name, object) -> str:
        """The id that our form chose, else a new one; what a person proposes is not asked for."""
        return getattr(aq_base(object), "_v_id", None) or new_id()
