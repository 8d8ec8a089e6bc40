"""What the whole public site may answer."""

from jingwei import _
from jingwei.core.exc import Refusal


class Withdrawn(Refusal):
    """It was on the site and was taken back."""

    status = 410
    default = _("This page was withdrawn from the site.")
