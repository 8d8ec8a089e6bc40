"""Something that is not as it was sealed."""

from typing import NamedTuple
from zope.i18nmessageid import Message


class Fault(NamedTuple):
    """What is wrong with a seal, or with one event (`event`: its name) that it covers."""

    store: str
    number: int
    event: str
    message: Message | str
