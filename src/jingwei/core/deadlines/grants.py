"""Who keeps the calendar of working days."""

from collections.abc import Iterator
from jingwei import _
from jingwei.core.organisation import api as organisation
from jingwei.core.rights import Grant
from jingwei.core.rights import Grants


class CalendarGrants(Grants):
    """All staff look; officers of the General Office and the system administrator enter days."""

    def grants(self) -> Iterator[Grant]:
        """Yield readers and keepers."""
        yield Grant(organisation.STAFF, "CalendarReader", _("works by these days"))
        for token in (organisation.DIRECTOR, organisation.OFFICE_CLERK, organisation.SYSTEM_ADMIN):
            yield Grant(token, "CalendarKeeper", _("enters holidays and make-up workdays"))
