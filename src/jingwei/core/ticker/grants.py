"""Who looks after the ticker."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants


class TickerGrants(Grants):
    """The system administrator, nobody else."""

    def grants(self) -> Iterator[Grant]:
        """Yield the keeper."""
        yield Grant(organisation.SYSTEM_ADMIN, "SystemAdministrator", _("keeps the system running"))
