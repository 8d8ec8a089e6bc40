"""Who looks after the organisation."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.organisation.tokens import SECURITY_ADMIN
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants


class OrganisationGrants(Grants):
    """On the organisation, and on the site root for Plone's lists of groups."""

    def grants(self) -> Iterator[Grant]:
        """Yield the security administrator's role."""
        yield Grant(SECURITY_ADMIN, "SecurityAdministrator", _("looks after posts and accounts"))
