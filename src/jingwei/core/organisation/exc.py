"""What the organisation refuses."""

from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.exc import NotYoursToSee
from jingwei.core.exc import OutOfTurn


class BadName(BadParameters):
    """An id that cannot be part of a token."""

    default = _(
        "The short name must begin with a small Latin letter and contain only small letters, "
        "digits and underscores."
    )


class UnknownAccount(BadParameters):
    """There is no such account."""


class OutsideAccount(BadParameters):
    """Accounts of firms and districts belong to people outside the organ."""


class TwoAdministrators(BadParameters):
    """One person would hold two of the three administrator posts."""


class NobodyLeft(BadParameters):
    """The post that gives all others would be vacant, and nobody could ever fill it."""

    default = _(
        "Add another security administrator first: while nobody holds this post, nobody can give "
        "posts to people."
    )


class NameStays(OutOfTurn):
    """Records name units and posts by their ids."""

    default = _("Units and posts are not renamed or moved: records name them.")


class NoSuchDistrict(NotYoursToSee):
    """Nobody entered such a district."""


class InUse(OutOfTurn):
    """Something still depends on a unit or post."""
