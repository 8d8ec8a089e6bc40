"""Why a body of a REST call is not taken."""

from jingwei import _
from jingwei.core.exc import BadParameters


class UnreadableBody(BadParameters):
    """The body is no JSON object that can be worked with."""

    default = _("The body of the request must be a JSON object of readable text.")
