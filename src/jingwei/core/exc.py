"""Refusals: what was wrong, and what is allowed.

::

    Refusal
      BadParameters   400  a value is missing or wrong
      NotYourPost     403  another post holds the step
      NotYoursToSee   404  for this person the object does not exist
      OutOfTurn       409  wrong state, repeated, or the page is stale
        DoneAlready   409  repeated by the same person: the first click counts
"""

from jingwei import _
from zope.i18n import interpolate
from zope.i18nmessageid import Message
from zope.schema import ValidationError


class Refusal(Exception):
    """A rule forbids it. Raising one aborts the request; page and REST show the message.

    :param message: what was wrong, as a person should read it.
    :param allowed: what is allowed instead (ids of steps, titles of posts, addresses).
    """

    status = 403
    default = _("This is not allowed.")

    def __init__(self, message: Message | str | None = None, allowed: tuple = ()):
        super().__init__(message or self.default)
        self.message = message or self.default
        self.allowed = tuple(allowed)

    def __str__(self) -> str:
        """The sentence in English with its values filled in, for logs."""
        return interpolate(str(self.message), getattr(self.message, "mapping", None))


class BadParameters(Refusal):
    """Values are missing or wrong; `errors` has one {"field", "message"} per value."""

    status = 400
    default = _("Some entries are missing or wrong.")

    def __init__(self, message=None, errors: list[dict] | None = None, allowed: tuple = ()):
        super().__init__(message, allowed)
        self.errors = errors or []


class WrongValue(ValidationError):
    """A field refuses a value; forms and REST show the message beside the field."""

    def __init__(self, message: Message):
        super().__init__(message)
        self.message = message

    def doc(self) -> Message:
        """What is wrong with the value."""
        return self.message


class NotYourPost(Refusal):
    """None of the person's posts holds this step."""

    default = _("None of your posts holds this step.")


class NotYoursToSee(Refusal):
    """The object is hidden from this person, its existence too."""

    status = 404
    default = _("There is nothing here for you.")


class OutOfTurn(Refusal):
    """The step does not fit the present state, was done already, or the page is stale."""

    status = 409
    default = _("The record has moved on since you opened it.")


class DoneAlready(OutOfTurn):
    """The person took this very step already; what they sent then is stored."""

    default = _("You took this step already.")
