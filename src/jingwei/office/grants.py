"""Who comes into the office."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants


class OfficeGrants(Grants):
    """Everybody who holds a post, and nobody else."""

    def grants(self) -> Iterator[Grant]:
        """Yield the staff's role."""
        yield Grant(organisation.STAFF, "Staff", _("holds a post in the organ"))
