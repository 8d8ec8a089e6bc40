"""How long records are kept (handbook §9): ids of the periods, the longest first."""

from jingwei import _


RETENTIONS = {
    "permanent": _("Permanent"),
    "30": _("30 years"),
    "10": _("10 years"),
}
