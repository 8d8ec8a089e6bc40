"""Who judges a text when it is the chief editor's own."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants


class EditorialGrants(Grants):
    """The column grants both posts; a text only adds the post that it was passed on to."""

    def grants(self) -> Iterator[Grant]:
        """Yield the post that judges instead of the chief editor."""
        if self.context.chief:
            yield Grant(self.context.chief, "ChiefEditor", _("judges for the chief editor"))
