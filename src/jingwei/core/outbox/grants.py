"""Who looks after the mail."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants


class MessageGrants(Grants):
    """The system administrator, beside all staff, who read their own."""

    def grants(self) -> Iterator[Grant]:
        """Yield the keeper."""
        yield Grant(organisation.SYSTEM_ADMIN, "SystemAdministrator", _("keeps the system running"))
