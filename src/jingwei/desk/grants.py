"""Who passes the desk."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants


class DeskGrants(Grants):
    """Districts, each on the way to its own place, and the posts that send to them."""

    def grants(self) -> Iterator[Grant]:
        """Yield every grant of the desk."""
        for id_ in organisation.districts():
            yield Grant(organisation.district(id_), "DeskDistrict", _("works for a district"))
        yield Grant(organisation.REGISTRAR, "DeskKeeper", _("registers and issues documents"))
        yield Grant(organisation.DIRECTOR, "DeskKeeper", _("directs the General Office"))
