"""Who keeps the settings of the site."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants


class SiteGrants(Grants):
    """The system administrator holds a role on the whole site; few grids name it."""

    def grants(self) -> Iterator[Grant]:
        """Yield the post of the system administrator."""
        yield Grant(organisation.SYSTEM_ADMIN, "SystemAdministrator", _("administers the system"))
