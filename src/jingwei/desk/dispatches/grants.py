"""Who reads copies of issued documents outside the office, and why."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants


class DispatchGrants(Grants):
    """Roles of a copy; its grid says what they may do in which state."""

    def grants(self) -> Iterator[Grant]:
        """Yield every grant of the copy."""
        token = organisation.district(self.context.district)
        yield Grant(token, "DispatchDistrict", _("works for this district"))
        yield Grant(
            organisation.REGISTRAR, "DispatchRegistrar", _("registers and issues documents")
        )
        yield Grant(organisation.DIRECTOR, "DispatchReader", _("directs the General Office"))
