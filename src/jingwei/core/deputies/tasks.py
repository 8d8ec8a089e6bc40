"""What the ticker does every night: turns pass on that only a deputy could take."""

from jingwei import _
from jingwei.core import clock
from jingwei.core.organisation import api as organisation
from jingwei.core.ticker.api import Task
from jingwei.core.workflow.api import look_after

import datetime


# Looking again changes nothing, and a ticker that stood still makes up for so many days.
MADE_UP = datetime.timedelta(days=31)


def _pass_on(site, until: datetime.datetime) -> None:
    """Look after the posts whose deputies had their last day."""
    for post in sorted(organisation.left_by_deputies(clock.today() - MADE_UP)):
        look_after(post)


ended = Task(_("Turns pass on whose deputies have gone"), _pass_on, daily=datetime.time(0, 5))
