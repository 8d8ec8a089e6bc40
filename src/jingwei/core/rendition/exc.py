"""What cannot be set."""

from collections.abc import Sequence
from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.exc import Refusal
from zope.i18nmessageid import Message


class FontsMissing(Refusal):
    """The fonts of the house are not there."""

    status = 503
    default = _(
        "The fonts for papers are not installed, so no PDF can be made. Tell the system "
        "administrator: instance/fonts.sh brings them."
    )


class CannotBeSet(BadParameters):
    """Something in a text has no place on paper; `errors` say what and where."""

    default = _("The text holds what cannot be set on paper.")

    def __init__(self, messages: Sequence[Message]):
        super().__init__(
            self.default, [{"field": "body", "message": message} for message in messages]
        )
