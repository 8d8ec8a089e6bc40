"""What the rights machinery refuses."""

from jingwei import _
from jingwei.core.exc import BadParameters


class ReservedAccount(BadParameters):
    """An account id that would be taken for a post."""

    default = _("This account name is reserved: it begins like the name of a post.")
