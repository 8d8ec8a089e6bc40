"""Nothing below /intranet answers a person without a post."""

from AccessControl import getSecurityManager
from jingwei.core.pages.layers import IOfficeLayer
from jingwei.office.content import IOfficeRoot
from zExceptions import Unauthorized


# Maintenance may reach the management screens; records stay closed to it by their grids.
ENTRY = ("View", "View management screens")


def staff_only(event) -> None:
    """Refuse a view that is public by itself when it is asked for below the office root."""
    if not IOfficeLayer.providedBy(event.request):
        return
    allowed = getSecurityManager().checkPermission
    for step in event.request["PARENTS"]:
        if IOfficeRoot.providedBy(step) and not any(allowed(name, step) for name in ENTRY):
            raise Unauthorized("The office is open to staff only")
