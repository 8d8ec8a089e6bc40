"""What the ticker does for lists."""

from jingwei import _
from jingwei.core import scratch
from jingwei.core.ticker.api import Task

import datetime


def _sweep(site, until: datetime.datetime) -> None:
    """Remove what was left behind on this machine also where nobody asks for a file any more."""
    scratch.sweep()


sweep = Task(
    _("Files that were not finished are removed"), _sweep, every=datetime.timedelta(hours=1)
)
