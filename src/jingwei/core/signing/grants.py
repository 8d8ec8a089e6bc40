"""Who looks after the signing keys."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants


class SigningGrants(Grants):
    """The security administrator, beside all staff, who use their own."""

    def grants(self) -> Iterator[Grant]:
        """Yield the keeper."""
        yield Grant(
            organisation.SECURITY_ADMIN, "SecurityAdministrator", _("looks after signing keys")
        )
