"""Who holds a part in a supervision item, and why."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants


class ItemGrants(Grants):
    """Roles of `SupervisionItem`; its grid says what they may do in which state."""

    def grants(self) -> Iterator[Grant]:
        """Yield every grant of the item."""
        item = self.context
        yield Grant(organisation.SUPERVISOR, "Supervisor", _("supervises what was decided"))
        yield Grant(item.director(), "SupervisionDirector", _("assigns supervision items"))
        lead = organisation.post(item.lead_unit, "head")
        yield Grant(lead, "LeadHead", _("heads the lead unit"))
        for unit in item.units():
            for name in ("head", "deputy", "clerk"):
                token = organisation.post(unit, name)
                if token != lead:
                    yield Grant(token, "ItemWorker", _("works in a unit that leads or assists"))
            leader = organisation.post(unit, "leader")
            yield Grant(leader, "ItemLeader", _("is in charge of a unit that leads or assists"))
        yield Grant(organisation.PRINCIPAL, "ItemLeader", _("leads the commission"))
