"""Who reads the audit."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants


class AuditGrants(Grants):
    """The audit administrator, nobody else."""

    def grants(self) -> Iterator[Grant]:
        """Yield the reader."""
        yield Grant(organisation.AUDIT_ADMIN, "AuditAdministrator", _("reads the audit"))
