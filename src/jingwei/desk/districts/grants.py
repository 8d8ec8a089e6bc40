"""Who comes into the place of a district."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants


class PlaceGrants(Grants):
    """Its own people, and nobody of another district."""

    def grants(self) -> Iterator[Grant]:
        """Yield every grant of the place."""
        token = organisation.district(self.context.getId())
        yield Grant(token, "DistrictMember", _("works for this district"))
