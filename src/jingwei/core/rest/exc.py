"""Why a body of a REST call, or the call itself, is not taken."""

from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.exc import Refusal


class UnreadableBody(BadParameters):
    """The body is no JSON object that can be worked with."""

    default = _("The body of the request must be a JSON object of readable text.")


class AddressIsGiven(BadParameters):
    """A new object was sent with an id of the sender's choice."""

    default = _("The site gives every new object its address; leave the parameter “id” out.")


class SecretInAddress(BadParameters):
    """A PIN or password came with the address, which logs and histories keep."""

    default = _(
        "Nothing was done: an address is no place for a PIN or password. Send it in the body, and"
        " change the one that stood in the address."
    )


class ForeignPage(Refusal):
    """A browser sent the call from a page of another site."""

    status = 403
    default = _("This was sent by a page of another site. Nothing was done.")
