"""What jobs refuse."""

from jingwei import _
from jingwei.core.exc import NotYoursToSee
from jingwei.core.exc import OutOfTurn


class NoSuchJob(NotYoursToSee):
    """There is no such job, or it is somebody else's."""


class NotAllowedAnyMore(NotYoursToSee):
    """Rights have changed since the person asked."""

    default = _("You may not have this any more.")


class StandingChanged(OutOfTurn):
    """The file may hold what the person has lost sight of since it was begun."""

    default = _("Your rights have changed since this was made: ask for it anew.")


class TooManyJobs(OutOfTurn):
    """A person's list of jobs is full."""

    def __init__(self, most: int):
        super().__init__(
            _(
                "You have ${most} jobs. Cancel some that wait, or remove some that are finished, "
                "before you ask for another.",
                mapping={"most": most},
            )
        )


class NotDone(OutOfTurn):
    """There is nothing to fetch yet, or no more."""

    default = _("There is nothing to fetch yet.")
