"""Who looks after the papers."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants


class PaperGrants(Grants):
    """The registrar, who issues them, and the system administrator, who mends what hinders them."""

    def grants(self) -> Iterator[Grant]:
        """Yield both."""
        yield Grant(organisation.REGISTRAR, "Registrar", _("registers and issues documents"))
        yield Grant(organisation.SYSTEM_ADMIN, "SystemAdministrator", _("keeps the system running"))
